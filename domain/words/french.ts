import type { Lack } from '../condition.ts';
import { events } from './french-events.ts';
import { plan } from './french-plan.ts';
import { reasons } from './french-reasons.ts';
import { titles } from './french-titles.ts';
import { and, type Conditions, type NeedsSaid } from './said.ts';

const acts = {
  respond: 'répondre',
  lift: 'lever votre objection',
  accept: 'accepter le mandat',
  'freeze-version': 'arrêter une version',
  advise: 'donner votre avis',
  circulate: 'diffuser le texte',
  convene: 'convoquer',
  determine: 'constater le résultat',
  reissue: 'rediffuser',
  dispose: 'traiter les observations',
  mark: 'apposer la mention',
  'close-package': 'clore le dossier',
  conclude: 'conclure',
  publish: 'publier',
  'submit-evidence': 'remettre les éléments de preuve',
  'accept-evidence': 'accepter les éléments de preuve',
  'put-back': 'remettre au dossier',
};

const offices = {
  secretary: 'le secrétaire',
  'presiding-officer': 'le président de séance',
  chair: 'le président',
  'working-group-chair': 'le président du groupe de travail',
  'committee-chair': 'le président du comité',
  'action-officer': 'l’agent traitant',
  director: 'le directeur',
  'assistant-secretary-general': 'le secrétaire général adjoint',
  registrar: 'le responsable du registre',
  'procurement-agency': 'l’agence d’acquisition',
  'ministry-of-defence': 'le ministère de la Défense',
  'legal-adviser': 'le conseiller juridique',
  authority: 'l’autorité responsable',
  champion: 'le champion',
  'deputies-chair': 'le président des suppléants',
};

const outcomes = {
  agreed: 'adopté',
  broken: 'silence rompu',
  'not-agreed': 'non adopté',
  refused: 'refusé',
  'never-opened': 'jamais ouvert',
  raised: 'porté à un échelon supérieur',
  returned: 'renvoyé',
  withdrawn: 'retiré',
  superseded: 'remplacé',
  endorsed: 'approuvé',
  noted: 'pris en note',
  withheld: 'réservé',
};

const positions = {
  agree: 'accepte',
  object: 's’oppose',
  amend: 'propose un amendement',
  reserve: 'accepte avec une réserve',
  state: 'accepte avec une déclaration',
  abstain: 's’abstient',
  'not-participating': 'ne participe pas',
  recuse: 's’est récusé',
  yes: 'vote oui',
  no: 'vote non',
  'no-objection': 'n’a pas d’objection',
  discuss: 'demande une discussion',
  approve: 'approuve',
  disapprove: 'désapprouve',
  reject: 'rejette',
  support: 'soutient',
  'formal-objection': 's’oppose formellement',
  uphold: 'retient l’objection',
  overrule: 'passe outre à l’objection',
};

const list = and('et');

const needs: NeedsSaid = {
  notTasked: () => 'Pas encore confié.',
  over: (outcome, at) => `Terminé le ${at} : ${outcome}.`,
  elsewhere: (outcome, where, version) =>
    `Issue : ${outcome}. Le dossier attend ${where === 'meeting' ? 'une réunion' : 'au-dehors de la procédure'}, ou une nouvelle version (version ${version} en ce moment).`,
  inProgress: (stages) => `En cours : ${stages.join(', ').toLowerCase()}.`,
  held: (stage) => `« ${stage} » est suspendu ; le président de séance décide de la suite.`,
  finding: (stage, office, until) =>
    `« ${stage} » est terminé ; le résultat est à constater par ${office}${by(until)}.`,
  waiting: (stage, who, until) => `« ${stage} » attend ${list(who.map(doing))}${by(until)}.`,
  lacking: (stage, lacks, until) =>
    `« ${stage} » attend encore${by(until)} : ${list(lacks.map(lack))}.`,
  takenOut: 'Retiré du dossier. ',
  broken: (bodies, until, answers) =>
    `Silence rompu par ${list(bodies)} ; la période reste ouverte jusqu’au ${until}, pour que l’objection soit levée ou le texte rediffusé${after(answers)}.`,
  silence: (until, ofNations, conditions) =>
    `Adopté le ${until}, sauf objection d’une ${ofNations ? 'délégation' : 'entité'}${ends(conditions)}`,
  deciding: (stage, isOverdue, until, conditions) =>
    isOverdue
      ? `« ${stage} » est en retard depuis le ${until}${ends(conditions)}`
      : `« ${stage} » doit aboutir au plus tard le ${until}${ends(conditions)}`,
  counted: (answered, silent) => `réponses : ${answered}, sans réponse : ${silent}`,
  answered: (body, position) =>
    position === null ? `${body} n’a pas répondu` : `${body} ${position}`,
  list,
};

function doing({ name, act }: { readonly name: string; readonly act: string }): string {
  return `${name} (${act})`;
}

function by(until: string | null): string {
  return until === null ? '' : `, au plus tard le ${until}`;
}

function after(answers: string): string {
  return answers === '' ? '' : ` ; ${answers}`;
}

function lack({ label, missing, open }: Lack): string {
  if (missing !== undefined) return `${label} (langues qui manquent : ${missing.join(', ')})`;
  return open === undefined ? label : `${label} (${open})`;
}

function ends({ answers, lacks, passedOver }: Conditions): string {
  const gate =
    lacks.length === 0 ? '' : ` Ce qui y fait encore obstacle : ${list(lacks.map(lack))}.`;
  const passed = passedOver.length === 0 ? '' : ` Sans attendre : ${list(passedOver)}.`;
  return `${after(answers)}.${gate}${passed}`;
}

/** What the rules say, in French. */
export const french = {
  needs,
  plan,
  events,
  round: (number: number) => `, tour ${number}`,
  colon: ' : ',
  ends: { done: 'fait', held: 'suspendu', extend: 'prolonger', resume: 'reprendre' },
  acts,
  offices,
  outcomes,
  positions,
  titles,
  reasons,
};
