import { french } from '../../domain/words/french.ts';
import { named } from '../../domain/words/said.ts';
import type { Phrases } from './phrases.ts';

const { acts, offices, outcomes } = french;

export const fr: Phrases = {
  locale: 'fr-FR',
  subject: {
    opened: 'ouvert à votre réponse',
    awaited: 'vous attend',
    reminder: 'rappel',
    escalation: 'en retard',
    broken: 'le silence est rompu',
    restored: 'le silence reprend',
    extended: 'l’échéance est reportée',
    closed: 'clos',
    held: 'suspendu',
    package: 'le dossier du sommet a changé',
    recused: 'une entité s’est récusée',
    'passed-over': 'la procédure continue sans une entité',
    corrected: 'un acte a été rectifié',
    reopened: 'rouvert',
    plan: 'le plan jusqu’au sommet',
    mandate: 'un acte sans mandat valable',
    undelivered: 'un message n’est pas arrivé',
    settled: 'plus rien n’est attendu de vous',
  },
  several: (count) => `${count} avis`,
  told: (kind, stage) => {
    const it = stage === null ? 'La revue' : `« ${stage} »`;
    switch (kind) {
      case 'opened':
        return `${it} : votre réponse peut être donnée.`;
      case 'awaited':
        return `${it} : un acte de votre part est attendu.`;
      case 'reminder':
        return `Rappel. ${it} : un acte de votre part est attendu.`;
      case 'escalation':
        return `${it} a pris du retard ; vous en êtes saisi.`;
      case 'broken':
        return `${it} : une objection a été faite, le silence est rompu.`;
      case 'restored':
        return `${it} : l’objection est levée, la période court jusqu’à la même échéance.`;
      case 'extended':
        return `${it} : l’échéance est reportée.`;
      case 'closed':
        return `${it} : l’étape est close.`;
      case 'held':
        return `${it} : l’étape est suspendue.`;
      case 'package':
        return 'Le dossier du sommet a changé.';
      case 'recused':
        return `${it} : une entité s’est récusée.`;
      case 'passed-over':
        return `${it} : la procédure continue sans une entité qui n’a pas répondu.`;
      case 'corrected':
        return `${it} : un acte a été rectifié ; les deux restent au registre.`;
      case 'reopened':
        return `${it} est rouvert.`;
      case 'plan':
        return 'Le plan jusqu’au sommet a changé.';
      case 'mandate':
        return `${it} : un acte a été reçu sous un mandat qui ne valait plus ; il vous revient de décider s’il tient.`;
      case 'undelivered':
        return `${it} : un message n’est pas arrivé.`;
      case 'settled':
        return `${it} : plus rien n’est attendu de vous ; l’entrée de votre agenda est annulée.`;
    }
  },
  needs: (situation, when) => {
    switch (situation.is) {
      case 'ended':
        return `Terminé le ${when(situation.at)} : ${fr.outcomes[situation.outcome]}.`;
      case 'elsewhere':
        return 'Le dossier attend hors de la procédure.';
      case 'silence':
        return `Adopté le ${when(situation.until)}, sauf objection.`;
      case 'deciding':
        return `« ${situation.stage} » doit aboutir au plus tard le ${when(situation.until)}.`;
      case 'broken':
        return `Silence rompu par ${situation.by.join(', ')} ; la période reste ouverte jusqu’au ${when(situation.until)}.`;
      case 'held':
        return `« ${situation.stage} » est suspendu ; le président de séance décide de la suite.`;
      case 'finding':
        return `« ${situation.stage} » est terminé ; le résultat reste à constater.`;
      case 'waiting': {
        const on = situation.on.map(
          ({ name, act, isOffice }) =>
            `${isOffice ? named(offices, name) : name} (${named(acts, act)})`,
        );
        const by = situation.until === null ? '' : `, au plus tard le ${when(situation.until)}`;
        return `« ${situation.stage} » attend ${on.join(', ')}${by}.`;
      }
    }
  },
  inaction: {
    'silence-agrees': 'votre silence vaudra accord à la fin de la période.',
    'counts-as-abstained': 'vous serez compté parmi les abstentions.',
    'answer-missing': 'votre réponse manquera ; le silence ne vaut pas accord.',
    'objection-stands': 'votre objection est maintenue.',
    'goes-up': 'rien n’est décidé ; en cas de retard, l’échelon supérieur est saisi.',
    'nothing-asked': 'rien ne vous est demandé ici.',
  },
  outcomes,
  acts,
  offices,
  labels: {
    deadline: 'Échéance',
    promised: 'heure annoncée',
    yours: 'votre heure',
    inaction: 'Si vous ne faites rien',
    record: 'Au registre',
    link: 'Pour le consulter',
    linkOnly: 'Le lien montre où en est le dossier. Il ne répond jamais à votre place.',
    machine: 'Écrit par Nemcon. Les réponses à cette adresse ne sont pas lues.',
  },
};
