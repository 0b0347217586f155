import type { EventOf } from '../event.ts';
import type { Response } from '../state.ts';
import { toldTo, type EventsSaid, type Names } from './events.ts';
import { named } from './said.ts';

const kinds = { editorial: 'de forme', substantive: 'de fond', critical: 'critique' };
const dispositions = {
  accepted: 'acceptée',
  modified: 'acceptée avec changements',
  rejected: 'rejetée',
  deferred: 'différée',
};
const silent = {
  silent: (count: number) => `${count} qui n’ont pas répondu`,
  holder: 'qui est attendu',
  nobody: 'personne',
};

function about({ clauses = [], carriedFrom }: Response): string {
  const on = clauses.length > 0 ? ` sur ${clauses.join(', ')}` : '';
  return carriedFrom === undefined ? on : `${on} (reporté de la version ${carriedFrom})`;
}

function notCounted(event: EventOf<'responded'>, { reason }: Names): string {
  switch (event.status) {
    case 'counted':
      return '';
    case 'late':
      return ' (tardif, non compté)';
    case 'void':
      return ` (nul : ${reason(event.why)})`;
  }
}

/** What each event says of itself in French. */
export const events: EventsSaid = {
  tasked: ({ workingGroup }) => `Confiée à ${workingGroup}.`,
  'step-skipped': ({ step, reason }, names) => `Étape « ${step} » sautée : ${names.reason(reason)}`,
  'version-frozen': ({ number }) => `Version ${number} arrêtée.`,
  'language-version-added': ({ version, language }) =>
    `La version ${version} existe en ${language}.`,
  attached: ({ version }) =>
    `Un fichier a été joint ${version === 0 ? 'au texte' : `à la version ${version}`}.`,
  commented: ({ body, kind, clause }) =>
    `${body} a fait une observation (${named(kinds, kind)})${clause ? ` sur ${clause}` : ''}.`,
  disposed: ({ comment, disposition }) =>
    `Observation ${comment} : ${named(dispositions, disposition)}.`,
  marked: ({ marking, releasability }) =>
    `Mention : ${marking}${releasability.length > 0 ? `, communicable à ${releasability.join(', ')}` : ''}.`,
  'procedure-migrated': ({ from, procedure }) =>
    `Passée de la version ${from} à la version ${procedure.version} de sa procédure.`,
  'package-closed': () => 'Le dossier a été clos avec elle.',
  concluded: ({ outcome }, names) => `Le sommet : ${names.outcome(outcome)}.`,
  'taken-out': () => 'Retirée du dossier.',
  'put-back': () => 'Remise au dossier.',
  'publication-corrected': () => 'L’entrée au registre public a été corrigée.',
  'evidence-refused': () => 'Les éléments de preuve ont été refusés.',
  published: () => 'Publiée au registre public.',
  'evidence-submitted': () => 'Des éléments de preuve de la mise en œuvre ont été remis.',
  'evidence-accepted': () => 'Les éléments de preuve ont été acceptés.',
  moved: ({ where, outcome }, names) =>
    `Elle passe ${where === 'meeting' ? 'en réunion' : `à : ${where}`} (${names.outcome(outcome)}).`,
  corrected: ({ of, struck }) =>
    `Rectificatif à l’événement ${of}${struck ? ` : la réponse de ${struck.body} est rayée` : ''}.`,
  reopened: ({ to }) => `Rouverte à « ${to} », après que le sommet l’a réservée.`,
  ended: ({ outcome, successor }, names) =>
    `Terminée : ${names.outcome(outcome)}${successor === null ? '' : ` par ${successor}`}.`,
  'stage-reached': ({ due }, { when }) =>
    due === null ? 'atteinte.' : `atteinte, échéance le ${when(due.at)}.`,
  'round-opened': ({ electorate, deadline }, { when }) =>
    `ouverte à ${electorate.length} jusqu’au ${when(deadline.at)}.`,
  responded: (event, names) =>
    `${event.response.body} ${names.position(event.response.position)}${about(event.response)}${notCounted(event, names)}.`,
  reissued: ({ version }) => `rediffusée avec la version ${version}.`,
  lifted: ({ body }) => `${body} a levé son objection.`,
  'position-withdrawn': ({ body }) => `${body} a retiré sa position.`,
  recused: ({ body }) => `${body} a quitté le collège.`,
  'position-released': ({ body }) => `${body} a rendu sa position publique.`,
  'silence-broken': ({ body }) => `${body} a rompu le silence.`,
  'silence-restored': () => 'le silence court de nouveau.',
  advised: ({ aligned }) => `avis donné, ${aligned ? 'conforme' : 'non conforme'} à la référence.`,
  'passed-over': ({ body }) => `${body} n’a jamais répondu ; on a continué sans.`,
  undelivered: ({ body }) => `la diffusion n’est pas parvenue à ${body}.`,
  'more-time-asked': ({ body }) => `${body} a demandé plus de temps.`,
  extended: ({ deadline }, { when }) => `prolongée jusqu’au ${when(deadline.at)}.`,
  'determination-awaited': () => 'terminée ; le résultat reste à constater.',
  determined: ({ outcome }, names) => `constat : ${names.outcome(outcome)}.`,
  expired: () => 'sa période est terminée.',
  held: ({ reason }, names) => `suspendue : ${names.reason(reason)}`,
  resumed: () => 'reprise.',
  reminded: (event, names) => `rappel à ${toldTo(event, names, silent)}.`,
  escalated: (event, names) =>
    `remontée (niveau ${event.level}) à ${toldTo(event, names, silent)}.`,
  'stage-closed': ({ outcome, reason }, names) =>
    `${names.outcome(outcome)}. ${names.reason(reason)}`.trim(),
};
