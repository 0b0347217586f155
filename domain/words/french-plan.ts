import type { PlanSaid } from './plan-said.ts';
import { and } from './said.ts';

const list = and('et');

/** What is said of summits, plans and reviews in French. */
export const plan: PlanSaid = {
  nothing: (summit) => `Aucune recommandation n’est en route vers le sommet du ${summit}.`,
  tight: ({ summit, reference, stage, workingDays, by }) =>
    `Rien ne bloque le sommet du ${summit} ; ${reference} a le moins de marge, ${days(workingDays)} : ${stage === null ? 'elle' : `« ${stage} »`} doit aboutir${by === null ? '' : ` au plus tard le ${by}`}.`,
  blocked: ({ summit, reference, stage, soonest, workingDays, others }) =>
    `Le sommet du ${summit} est bloqué par ${reference}${stage === null ? '' : `, à « ${stage} »`} : avec les délais les plus courts elle pourrait aboutir le ${soonest}, soit ${days(workingDays)} trop tard.${others.length > 0 ? ` Trop tard également : ${list(others)}.` : ''}`,
  effect: {
    gone: (reference, summit) => `${reference} n’irait plus au sommet du ${summit}.`,
    late: ({ reference, summit, soonest, workingDays }) =>
      `${reference} ne pourrait aboutir avant le sommet du ${summit} : avec les délais les plus courts qui suivent, le ${soonest} au plus tôt, soit ${days(workingDays)} trop tard.`,
    room: ({ reference, summit, workingDays, before }) => {
      const room = `${days(workingDays)} de marge avant le sommet du ${summit}`;
      if (before === workingDays) return `${reference} garde ${room}.`;
      return `${reference} aurait ${room}${before === null ? '' : `, au lieu de ${before}`}.`;
    },
  },
  slip: {
    noSummit: () => 'Elle ne va à aucun sommet.',
    late: (summit, workingDays) =>
      `Elle est en retard de ${aboutDays(workingDays)} pour le sommet du ${summit}.`,
    room: (workingDays) => `Elle a ${aboutDays(workingDays)} de marge.`,
    misses: (latest, summit) => `Après le ${latest}, elle manque le sommet du ${summit}.`,
  },
  holiday: ({ stage, deadline, bodies }) =>
    `${stage} : l’échéance, le ${deadline}, tombe un jour férié de ${bodies.map(({ body, holiday }) => `${body} (${holiday})`).join(', ')}. Elle ne bouge pas.`,
  review: {
    notOpened: () => 'Pas encore ouvert.',
    open: (running, total) => `Recommandations en cours : ${running} sur ${total}.`,
    collecting: ({ ready, total, due, summit, late }) =>
      `Prêtes pour le dossier : ${ready} recommandations sur ${total} ; le secrétaire le clôt${due === null ? '' : ` au plus tard le ${due}`}, ${summit === null ? 'la date du sommet n’est pas fixée' : `le sommet est le ${summit}`}.${late.length > 0 ? ` Trop tard en l’état : ${list(late)}.` : ''}`,
    closed: ({ size, takenOut, concluded, summit }) =>
      `Le dossier est clos (recommandations : ${size}${takenOut === 0 ? '' : `, dont retirées : ${takenOut}`}) ; le sommet${summit === null ? '' : ` du ${summit}`} en a conclu ${concluded}.`,
    ended: (at) => `Le sommet a conclu toutes les recommandations du dossier (${at}).`,
  },
};

/** Below two, French counts as one. */
function days(count: number): string {
  return count < 2 ? `${count} jour ouvré` : `${count} jours ouvrés`;
}

function aboutDays(count: number): string {
  return count === 0 ? 'moins d’un jour ouvré' : days(count);
}
