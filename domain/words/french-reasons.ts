/** Reasons that the rules write into the record, in French by their English pattern. */
export const reasons: Readonly<Record<string, string>> = {
  'Broken by {0}.': 'Rompu par {0}.',
  'Broken by a {0} comment of {1}.': 'Rompu par une observation ({0}) de {1}.',
  'Rejected by {0}.': 'Rejeté par {0}.',
  '{0} stand against it.': '{0} s’y opposent.',
  '{0} stands against it.': '{0} s’y oppose.',
  '{0} have not answered.': '{0} n’ont pas répondu.',
  '{0} has not answered.': '{0} n’a pas répondu.',
  'Nobody has answered; those that were passed over agree to nothing.':
    'Personne n’a répondu ; ceux dont on s’est passé n’approuvent rien.',
  'No body objected.': 'Aucune entité ne s’est opposée.',
  'No body objected; on record: {0}.': 'Aucune entité ne s’est opposée ; au dossier : {0}.',
  'No body objected; passed over: {0}.': 'Aucune entité ne s’est opposée ; sans attendre : {0}.',
  'No body objected; on record: {0}; passed over: {1}.':
    'Aucune entité ne s’est opposée ; au dossier : {0} ; sans attendre : {1}.',
  'What agreement needs is reached.': 'Les conditions de l’accord sont réunies.',
  'What agreement needs is reached; on record: {0}.':
    'Les conditions de l’accord sont réunies ; au dossier : {0}.',
  'What agreement needs is reached; passed over: {0}.':
    'Les conditions de l’accord sont réunies ; sans attendre : {0}.',
  'What agreement needs is reached; on record: {0}; passed over: {1}.':
    'Les conditions de l’accord sont réunies ; au dossier : {0} ; sans attendre : {1}.',
  '{0} ({1}).': '{0} ({1}).',
  '{0} ({1}, {2} is needed).': '{0} ({1}, il en faut {2}).',
  '{0} ({1}, {2} are needed).': '{0} ({1}, il en faut {2}).',
  '{0} ({1} of {2}).': '{0} ({1} sur {2}).',
  '{0} ({1} of {2}, {3} is needed).': '{0} ({1} sur {2}, il en faut {3}).',
  '{0} ({1} of {2}, {3} are needed).': '{0} ({1} sur {2}, il en faut {3}).',
  '{0} ({1} is open).': '{0} (ouvertes : {1}).',
  '{0} ({1} are open).': '{0} (ouvertes : {1}).',
  '{0} (missing: {1}).': '{0} (langues qui manquent : {1}).',
  '{0} is skipped: it is asked for only where {1}, and here {2}.':
    '« {0} » est sauté : ce n’est demandé que si {1}, et ici {2}.',
  'It could not be opened: {0}.': 'Cela n’a pas pu s’ouvrir : {0}.',
  'The working group accepted it.': 'Le groupe de travail l’a acceptée.',
  'The package is closed.': 'Le dossier est clos.',
  'It is back in the closed package.': 'Elle est de retour dans le dossier clos.',
  'It was taken out of the package.': 'Elle a été retirée du dossier.',
  'The evidence was accepted.': 'Les éléments de preuve ont été acceptés.',
  'Advice given: aligned with the benchmark.': 'Avis donné : conforme à la référence.',
  'Advice given: not aligned with the benchmark.': 'Avis donné : non conforme à la référence.',
  'Too little of the period is left after the objection was lifted.':
    'Il reste trop peu de la période après la levée de l’objection.',
  'Determined by the {0}, with reasons on record.': 'Constaté par {0}, motifs au dossier.',
  'The {0} of {1} was struck by an erratum.':
    'La réponse de {1} ({0}) a été rayée par un rectificatif.',
  'What was counted was corrected by an erratum.':
    'Ce qui était compté a été corrigé par un rectificatif.',
  'Version {0} of the procedure has another rule for it.':
    'La version {0} de la procédure a une autre règle pour cela.',
  'Version {0} of the procedure does not have it.': 'La version {0} de la procédure ne l’a pas.',
  '{0} objected in the meeting to using the procedure.':
    '{0} s’est opposé en réunion à l’emploi de la procédure.',
  '{0} was passed over for the reasons on record.': 'On s’est passé de « {0} », motifs au dossier.',
  'Published in the register.': 'Publiée au registre.',
  '{0} passed it up.': '« {0} » l’a portée à un échelon supérieur.',
  'The summit withheld it.': 'Le sommet l’a réservée.',
  'The summit endorsed it.': 'Le sommet l’a approuvée.',
  'The summit noted it.': 'Le sommet en a pris note.',
  'Version {0} is frozen.': 'La version {0} est arrêtée.',
  'The recommendation was withdrawn.': 'La recommandation a été retirée.',
  'The recommendation was returned.': 'La recommandation a été renvoyée.',
  '{0} takes its place.': '{0} prend sa place.',
  'A new version of the text was frozen.': 'Une nouvelle version du texte a été arrêtée.',
  'The silence was broken; a new text is issued.':
    'Le silence a été rompu ; un nouveau texte est diffusé.',
  'The service could not receive answers at {0}.':
    'Le service n’a pas pu recevoir de réponses le {0}.',
  'The service woke too late for {0}.': 'Le service s’est réveillé trop tard pour le {0}.',
  'The circulation did not reach {0}.': 'La diffusion n’est pas parvenue à {0}.',
  'The circulation did not reach everybody.': 'La diffusion n’est pas parvenue à tous.',
  '{0} received before {1} could not be applied.':
    'Reçues avant le {1} et non prises en compte : {0}.',
  'Not everything that was received before {0} could be applied.':
    'Tout ce qui a été reçu avant le {0} n’a pas pu être pris en compte.',
  'The service was down for {0} seconds in all before {1}.':
    'Le service a été à l’arrêt {0} secondes en tout avant le {1}.',
  'The service was down for {0} minutes in all before {1}.':
    'Le service a été à l’arrêt {0} minutes en tout avant le {1}.',
  '{0} needs a reason and none was given':
    'un motif est nécessaire pour cette position ({0}), et il n’y en a pas',
  '{0} is at least {1}': '{0} est d’au moins {1}',
  '{0} is below {1}': '{0} est inférieur à {1}',
  '{0} is {1}': '{0} : {1}',
  editorial: 'de forme',
  substantive: 'de fond',
  critical: 'critique',
  'not known': 'n’est pas connu',
};
