/** What the API answers about what it is asked for, in French by its English pattern. */
export const sayings: Readonly<Record<string, string>> = {
  'A stand-in is not succeeded: end it and set another. Nothing was changed.':
    'On ne reprend pas une suppléance : mettez-y fin et établissez-en une autre. Rien n’a été modifié.',
  'A stand-in is set until a date. Nothing was changed.':
    'Une suppléance va jusqu’à une date. Rien n’a été modifié.',
  'Auditors, secretaries and presiding officers read the entries of the log. GET /api/audit/checkpoint and the proofs are for everybody.':
    'Les auditeurs, les secrétaires et les présidents de séance lisent les entrées du journal. GET /api/audit/checkpoint et les preuves sont pour tout le monde.',
  'Files of the type {0} are not taken. Nothing was kept. Content-Type is one of: {1}.':
    'Les fichiers du type {0} ne sont pas acceptés. Rien n’a été conservé. Content-Type est l’un de ceux-ci : {1}.',
  'It does not run any more. Nothing was changed: this was a dry run.':
    'Elle ne court plus. Rien n’a été modifié : c’était un essai.',
  'It is on record as void and does not count.': 'C’est au dossier comme nul et ne compte pas.',
  'It is on record, and the log has not been signed since: ask again in half a minute.':
    'C’est au dossier, et le journal n’a pas été signé depuis : redemandez dans une demi-minute.',
  'It is the title of {0}, by which people know it':
    'C’est le titre de {0}, sous lequel on la connaît',
  'It stands as it was received; where it is now is shown to those who take part.':
    'Cela demeure tel que reçu ; où en est la chose est montré à ceux qui y prennent part.',
  'It was received after the deadline: it is on record as late and does not count.':
    'Cela a été reçu après l’échéance : c’est au dossier comme tardif et ne compte pas.',
  'It was received and is kept, but it is not known yet whether it was accepted. Send the same again with the same Idempotency-Key: it has one effect, and its time of receipt stands.':
    'Cela a été reçu et est conservé, mais on ne sait pas encore si c’est accepté. Envoyez la même chose encore une fois avec la même Idempotency-Key : cela n’a qu’un effet, et le moment de la réception demeure.',
  'It was redacted already': 'C’est déjà caviardé',
  'It would have ended before it begins. Nothing was kept.':
    'Cela aurait pris fin avant de commencer. Rien n’a été conservé.',
  'Many cases are being played at the moment. Nothing has happened; send it again shortly.':
    'Beaucoup de cas sont joués en ce moment. Rien ne s’est passé ; renvoyez-le bientôt.',
  'No calendar is at this address, or not any more.':
    'Aucun calendrier n’est à cette adresse, ou n’y est plus.',
  'No decision of yours or of your body is on record under this key: a receipt is made of what was accepted.':
    'Aucune décision de vous ou de votre entité n’est au dossier sous cette clé : un reçu se fait de ce qui a été accepté.',
  'No file is kept under {0}. Nothing has happened. Hand it in by POST /api/attachments first.':
    'Aucun fichier n’est conservé sous {0}. Rien ne s’est passé. Remettez-le d’abord par POST /api/attachments.',
  'No mail has the Message-ID {0}. Nothing changed.':
    'Aucun courriel n’a le Message-ID {0}. Rien n’a été modifié.',
  'No service account {0} is registered. Nothing was changed.':
    'Aucun compte de service {0} n’est inscrit. Rien n’a été modifié.',
  'No stage {0} is open here that has a deadline.':
    'Aucune étape {0} n’est ouverte ici avec une échéance.',
  'Nobody has claimed it. Nothing was changed.':
    'Personne ne s’en est chargé. Rien n’a été modifié.',
  'Nobody is known as {0}. Nothing was redacted; GET /api/people lists all.':
    'Personne n’est connu sous {0}. Rien n’a été caviardé ; GET /api/people donne la liste de tous.',
  'Nothing is kept under {0}. Nothing was redacted; the event that names a text says its hash.':
    'Rien n’est conservé sous {0}. Rien n’a été caviardé ; l’événement qui nomme un texte en donne l’empreinte.',
  'Nothing of {0} in {1} waits for a desk of yours. Nothing was changed. GET /api/inbox lists what does.':
    'De {0}, à l’étape {1}, rien n’attend un de vos bureaux. Rien n’a été modifié. GET /api/inbox donne la liste de ce qui attend.',
  'Playing this case takes longer than a case may. Nothing has happened; play a smaller one, or this one by npm run simulate.':
    'Jouer ce cas prend plus de temps qu’un cas ne le peut. Rien ne s’est passé ; jouez-en un plus petit, ou celui-ci par npm run simulate.',
  'Say why, it is on record. Nothing was changed.':
    'Dites pourquoi, c’est consigné au dossier. Rien n’a été modifié.',
  'Several things wait there: {0}. Nothing was changed; name body or office, and act.':
    'Plusieurs choses y attendent : {0}. Rien n’a été modifié ; nommez l’entité ou la fonction, et l’acte.',
  'The audit log has not been signed yet: ask again in a minute; if that lasts, the operator has to give the worker an AUDIT_KEY.':
    'Le journal d’audit n’a pas encore été signé : redemandez dans une minute ; si cela dure, l’exploitant doit donner une AUDIT_KEY au worker.',
  'The bytes are no {0}, or there are none. Nothing was kept; send the file itself with its own Content-Type.':
    'Les octets ne sont pas du type {0}, ou il n’y en a pas. Rien n’a été conservé ; envoyez le fichier lui-même avec son propre Content-Type.',
  'The closing day {0} is outside the calendar, which covers {1} to {2}.':
    'Le jour fermé {0} est en dehors du calendrier, qui va du {1} au {2}.',
  'The development issuer did not begin to load the sample review. Nothing has happened; ask again shortly.':
    'L’émetteur de développement n’a pas commencé à charger l’examen d’exemple. Rien ne s’est passé ; redemandez bientôt.',
  'The list of redactions is for the registrar, the auditor, the secretary and the presiding officer.':
    'La liste de ce qui a été caviardé est pour le responsable du registre, l’auditeur, le secrétaire et le président de séance.',
  'The live state cannot be asked at present. Nothing has happened; ask again shortly.':
    'L’état du moment ne peut pas être demandé. Rien ne s’est passé ; redemandez bientôt.',
  'The newest checkpoint is of {0} entries: ask for one of them, numbered from 0.':
    'Le dernier point de contrôle compte {0} entrées : demandez-en une, numérotées à partir de 0.',
  'The package is not what was seen: {0}. Nothing was changed; look again and close it then.':
    'Le dossier n’est pas celui qui a été vu : {0}. Rien n’a été modifié ; regardez de nouveau, puis clôturez-le.',
  'The package is shown to those who take part in the review; GET /api/register shows what was published of it.':
    'Le dossier est montré à ceux qui prennent part à l’examen ; GET /api/register montre ce qui en a été publié.',
  'The procedure {0} asks {1}, and nobody is named. Nothing was started; say in electorates which bodies they are.':
    'La procédure {0} consulte {1}, et personne n’est nommé. Rien n’a été lancé ; dites dans electorates de quelles entités il s’agit.',
  "The public holidays of {0} are not known; leave the country out to keep the host's. Nothing was kept.":
    'Les jours fériés de {0} ne sont pas connus ; omettez le pays pour garder ceux de l’hôte. Rien n’a été conservé.',
  'The public register has no entry {0}. GET /api/register lists those it has.':
    'Le registre public n’a pas d’entrée {0}. GET /api/register donne la liste de celles qu’il a.',
  'The reason is the text itself, which it would show':
    'Le motif est le texte lui-même, qu’il montrerait',
  'The recommendation is over: {0}.': 'La recommandation est terminée : {0}.',
  'The reference {0} is taken by another recommendation; choose another.':
    'La référence {0} est prise par une autre recommandation ; choisissez-en une autre.',
  'The register already holds another {0} version {1}; a kept version never changes. Nothing was kept; give the new one the next version, or an id of its own.':
    'Le registre a déjà une autre procédure {0} version {1} ; une version conservée ne change jamais. Rien n’a été conservé ; donnez à la nouvelle la version suivante, ou un identifiant à elle.',
  'The register has no body {0}. GET /api/bodies lists those it has.':
    'Le registre n’a pas d’entité {0}. GET /api/bodies donne la liste de celles qu’il a.',
  'The register has no procedure {0}. Nothing was started; GET /api/procedures lists those it has.':
    'Le registre n’a pas de procédure {0}. Rien n’a été lancé ; GET /api/procedures donne la liste de celles qu’il a.',
  'The register has no recommendation {0}. GET /api/recommendations lists those it has.':
    'Le registre n’a pas de recommandation {0}. GET /api/recommendations donne la liste de celles qu’il a.',
  'The register has no review {0}. GET /api/reviews lists those it has.':
    'Le registre n’a pas d’examen {0}. GET /api/reviews donne la liste de ceux qu’il a.',
  'The register has no such procedure {0}. GET /api/procedures lists those it has.':
    'Le registre n’a pas cette procédure : {0}. GET /api/procedures donne la liste de celles qu’il a.',
  'The register has no {0} version {1}. Nothing was changed; GET /api/procedures lists those it has.':
    'Le registre n’a pas {0} version {1}. Rien n’a été modifié ; GET /api/procedures donne la liste des procédures qu’il a.',
  'The result would be {0} characters long. Nothing has happened; play a smaller case, or this one by npm run simulate.':
    'Le résultat ferait {0} caractères. Rien ne s’est passé ; jouez un cas plus petit, ou celui-ci par npm run simulate.',
  'The sample review is acted by invented people, so it is loaded only where the service signs in with the development issuer (npm start). Nothing has happened; POST /api/reviews sets a review up.':
    'L’examen d’exemple est joué par des personnes inventées ; il n’est donc chargé que là où le service connecte par l’émetteur de développement (npm start). Rien ne s’est passé ; POST /api/reviews ouvre un examen.',
  'The summit cannot be on {0}: the procedure {1} needs until {2} ({3}) at the least. Nothing was started; choose that date or a later one.':
    'Le sommet ne peut pas avoir lieu le {0} : la procédure {1} demande au moins jusqu’au {2} ({3}). Rien n’a été lancé ; choisissez cette date ou une date ultérieure.',
  'The summit is more than 30 years ahead. Nothing was started; check the year.':
    'Le sommet est à plus de 30 ans. Rien n’a été lancé ; vérifiez l’année.',
  'The version of {0} {1}. Nothing was kept; write version: {2}.':
    'Procédure {0} : la version {1}. Rien n’a été conservé ; écrivez version: {2}.',
  'The {0} makes no sense ({1}).': 'Cela n’a pas de sens, {0} ({1}).',
  'The {0} makes no sense ({1}; and {2} more).': 'Cela n’a pas de sens, {0} ({1} ; et encore {2}).',
  'There is no authorisation {0}. Nothing was changed. GET /api/authorisations lists yours.':
    'Il n’y a pas d’autorisation {0}. Rien n’a été modifié. GET /api/authorisations donne la liste des vôtres.',
  'There is no body {0} that you act for. GET /api/me lists those that you do.':
    'Il n’y a pas d’entité {0} pour laquelle vous agissiez. GET /api/me donne la liste des vôtres.',
  'There is no file {0} that you may read. The versions of a recommendation list those that belong to it.':
    'Il n’y a pas de fichier {0} que vous puissiez lire. Les versions d’une recommandation nomment ceux qui en font partie.',
  'There is no mandate {0}. Nothing was changed.':
    'Il n’y a pas de mandat {0}. Rien n’a été modifié.',
  'There is no receipt of yours under this key: the request did not arrive. Send it again with the same Idempotency-Key.':
    'Il n’y a pas de reçu de vous sous cette clé : la requête n’est pas arrivée. Envoyez-la encore une fois avec la même Idempotency-Key.',
  'There is no stand-in {0}. Nothing was changed. GET /api/stand-ins lists them.':
    'Il n’y a pas de suppléance {0}. Rien n’a été modifié. GET /api/stand-ins en donne la liste.',
  'This Idempotency-Key was used for another request. Nothing has happened now; the first one stands. Send a new key.':
    'Cette Idempotency-Key a servi pour une autre requête. Rien ne s’est passé maintenant ; la première demeure. Envoyez une nouvelle clé.',
  'This mandate has ended. Nothing was changed; grant one.':
    'Ce mandat a pris fin. Rien n’a été modifié ; donnez-en un.',
  'Too many papers wait to be printed. Nothing has happened; ask again shortly.':
    'Trop de documents attendent d’être mis en page. Rien ne s’est passé ; redemandez bientôt.',
  'Version {0} has no such clause. Nothing was changed; it has {1}.':
    'La version {0} n’a pas une telle clause. Rien n’a été modifié ; elle a {1}.',
  'Version {0} is compared with one before it; there is no such version {1}.':
    'La version {0} se compare à une version antérieure ; il n’y a pas de version {1} qui le soit.',
  'Version {0} is marked {1}, and is not released to you. The registrar decides to whom it is released.':
    'La version {0} porte la mention {1} et ne vous est pas communiquée. C’est le responsable du registre qui décide à qui elle l’est.',
  'Version {0} is not released to you. The registrar decides to whom it is released.':
    'La version {0} ne vous est pas communiquée. C’est le responsable du registre qui décide à qui elle l’est.',
  'Version {0} is not there in {1}; it is in {2}.':
    'La version {0} n’existe pas en {1} ; elle existe en {2}.',
  'What waits on {0} is shown to it and to officers; ask about your own body or an office.':
    'Ce qui attend {0} n’est montré qu’aux intéressés et aux fonctions ; demandez pour votre propre entité ou pour une fonction.',
  'You have no calendar feed {0}. Nothing was changed.':
    'Vous n’avez pas de flux de calendrier {0}. Rien n’a été modifié.',
  'is missing; the procedure asks it': 'manque ; la procédure le demande',
  'is needed for a stand-in': 'est nécessaire pour une suppléance',
  'is needed here': 'est nécessaire ici',
  "is needed to release somebody else's claim":
    'est nécessaire pour libérer ce dont une autre personne s’est chargée',
  'is no body of the register': 'n’est pas une entité du registre',
  'is no working group of this review': 'n’est pas un groupe de travail de cet examen',
  'is not after from, or is past': 'n’est pas après from, ou est passé',
  'is not the next one; {0} is at version {1}':
    'n’est pas la suivante ; {0} en est à la version {1}',
  'is outside the calendar': 'est en dehors du calendrier',
  'is the body itself': 'est l’entité elle-même',
  'is too far ahead': 'est trop éloigné',
  'is too soon': 'est trop tôt',
  'is unknown': 'est inconnu',
  'the text has no clause {0}': 'le texte n’a pas de clause {0}',
  '{0} Nothing has happened; mend it and send it again.':
    '{0} Rien ne s’est passé ; corrigez et renvoyez.',
  '{0} Nothing was changed.': '{0} Rien n’a été modifié.',
  '{0} Nothing was changed: this was a dry run.': '{0} Rien n’a été modifié : c’était un essai.',
  '{0} Nothing was changed; the attempt is on record.':
    '{0} Rien n’a été modifié ; la tentative est au dossier.',
  '{0} Nothing was started.': '{0} Rien n’a été lancé.',
  '{0} This was a question; nothing was changed.':
    '{0} C’était une question ; rien n’a été modifié.',
  '{0} What was decided on it stays on record, by its hash.':
    '{0} Ce qui a été décidé sur cette base reste au dossier, par son empreinte.',
  '{0} has no mandate, so nothing awaits them.': '{0} n’a pas de mandat ; rien ne l’attend donc.',
  '{0} has no version {1}; it has {2}.':
    '{0} n’a pas de version {1} ; nombre de ses versions : {2}.',
  '{0} holds it already. Nothing was changed.': '{0} l’a déjà. Rien n’a été modifié.',
  '{0} is being decided on this text, and nobody can decide on what they cannot read: wait for its outcome, or have it withdrawn or a new version frozen':
    '{0} se décide en ce moment sur ce texte, et personne ne peut décider sur ce qu’il ne peut pas lire : attendez le résultat, ou faites-la retirer ou arrêter une nouvelle version',
  '{0} is no body of the register': '{0} n’est pas une entité du registre',
  '{0} is no body of the register. Nothing was kept.':
    '{0} n’est pas une entité du registre. Rien n’a été conservé.',
  '{0} is no working group of this review; it has {1}. Nothing was started.':
    '{0} n’est pas un groupe de travail de cet examen ; il a {1}. Rien n’a été lancé.',
  '{0} is not a country whose public holidays are known; send two letters such as BE.':
    '{0} n’est pas un pays dont les jours fériés sont connus ; envoyez deux lettres, par exemple BE.',
  '{0} is not an IANA time zone; send one such as Europe/Brussels.':
    '{0} n’est pas un fuseau horaire de l’IANA ; envoyez-en un, par exemple Europe/Brussels.',
  '{0} is that of a {1} of {2}, and is lent as it is. Nothing was changed.':
    '{0} est le mandat d’un rôle donné ({1}, {2}) et se prête tel qu’il est. Rien n’a été modifié.',
  '{0} may not end this stand-in: its principal does, or the head of the delegation or the secretary. Nothing was changed; the attempt is on record.':
    '{0} ne peut pas mettre fin à cette suppléance : c’est au titulaire de le faire, ou au chef de la délégation ou au secrétaire. Rien n’a été modifié ; la tentative est au dossier.',
  '{0} may not say who stands in there: its holder does, or the head of the delegation or the secretary. Nothing was changed; the attempt is on record.':
    '{0} ne peut pas dire qui y supplée : c’est au titulaire de le faire, ou au chef de la délégation ou au secrétaire. Rien n’a été modifié ; la tentative est au dossier.',
  '{0} may release only what {1} claimed; else the head of the delegation or the secretary does. Nothing was changed; the attempt is on record.':
    '{0} ne peut libérer que ce dont {1} s’est chargé ; sinon, c’est au chef de la délégation ou au secrétaire de le faire. Rien n’a été modifié ; la tentative est au dossier.',
  '{0} of your desk has claimed it already. Nothing was changed; ask them, the head of the delegation or the secretary to release it.':
    '{0}, de votre bureau, s’en est déjà chargé. Rien n’a été modifié ; demandez à cette personne, au chef de la délégation ou au secrétaire de le libérer.',
  '{0} speaks for itself anyway. Nothing was kept.':
    '{0} parle de toute façon pour soi-même. Rien n’a été conservé.',
  '{0} speaks for {1} and cannot be the one who keeps its authorisations; another secretary can. Nothing was kept; the attempt is on record.':
    '{0} parle pour {1} et ne peut donc pas conserver ses autorisations ; un autre secrétaire le peut. Rien n’a été conservé ; la tentative est au dossier.',
  '{0} still holds a mandate, and whoever may act has to be known: end them first':
    '{0} a encore un mandat, et qui peut agir doit être connu : mettez-y fin d’abord',
  '{0} still holds {1} mandates, and whoever may act has to be known: end them first':
    '{0} a encore des mandats ({1}), et qui peut agir doit être connu : mettez-y fin d’abord',
  '{0} version {1}': '{0} version {1}',
  '{0}. Nothing was redacted.': '{0}. Rien n’a été caviardé.',
  '{0}. Nothing was started; POST /api/bodies adds one, GET /api/bodies lists them.':
    '{0}. Rien n’a été lancé ; POST /api/bodies en ajoute une, GET /api/bodies en donne la liste.',
};
