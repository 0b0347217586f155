/** What the API answers to how it is asked, and by whom, in French by its English pattern. */
export const sayings: Readonly<Record<string, string>> = {
  'A page of another origin asked. Nothing was decrypted; the Temporal UI of TEMPORAL_UI_URL may ask.':
    'Une page d’une autre origine l’a demandé. Rien n’a été déchiffré ; l’interface de Temporal de TEMPORAL_UI_URL peut le demander.',
  'A write is sent as Content-Type: application/json, in UTF-8. Nothing has happened.':
    'Une écriture s’envoie avec Content-Type: application/json, en UTF-8. Rien ne s’est passé.',
  'Another person signed in than the one who was asked to sign in again. Whoever was signed in still is.':
    'C’est une autre personne qui s’est connectée que celle qui devait se reconnecter. Qui était connecté l’est toujours.',
  'Every write carries the header Idempotency-Key: 1 to 200 visible ASCII characters, new for each act and the same when it is sent again. Nothing has happened.':
    'Chaque écriture porte l’en-tête Idempotency-Key : de 1 à 200 caractères ASCII visibles, nouvelle pour chaque acte et la même quand il est renvoyé. Rien ne s’est passé.',
  'Not signed in': 'Pas connecté',
  'Nothing answers at {0}. GET /api/docs lists the addresses.':
    'Rien ne répond à {0}. GET /api/docs donne la liste des adresses.',
  'Of the header Expect only 100-continue is known. Nothing has happened; leave it out.':
    'De l’en-tête Expect, seul 100-continue est connu. Rien ne s’est passé ; omettez-le.',
  'Send the body as JSON in UTF-8, not compressed.':
    'Envoyez le corps de la requête en JSON et en UTF-8, sans compression.',
  'Several of your mandates fit: {0}. Nothing has happened. Send actingFor with the body and role that you act for.':
    'Plusieurs de vos mandats conviennent : {0}. Rien ne s’est passé. Envoyez actingFor avec l’entité et le rôle pour lesquels vous agissez.',
  'Sign in': 'Se connecter',
  'Sign in anew, or wait': 'Reconnectez-vous, ou attendez',
  'Sign in, or wait': 'Connectez-vous, ou attendez',
  'Something unexpected happened here; it is logged under this request. Send the same again with the same Idempotency-Key, or tell the operator the instance.':
    'Il s’est passé ici quelque chose d’inattendu, qui est noté au journal sous cette requête. Envoyez la même chose encore une fois avec la même Idempotency-Key, ou donnez l’instance à l’exploitant.',
  'The access of this service account has not begun or has ended. Ask the registrar.':
    'L’accès de ce compte de service n’a pas commencé ou a pris fin. Adressez-vous au responsable du registre.',
  'The address of the request cannot be read.': 'L’adresse de la requête ne peut pas être lue.',
  'The body can be read in more than one way ({0}: {1}). Nothing has happened; mend it and send it again.':
    'Le corps de la requête peut se lire de plus d’une façon ({0} : {1}). Rien ne s’est passé ; corrigez-le et renvoyez-le.',
  'The body is empty': 'Le corps de la requête est vide',
  'The body is larger than {0}. Nothing has happened; shorten it.':
    'Le corps de la requête dépasse {0}. Rien ne s’est passé ; raccourcissez-le.',
  'The body is not JSON': 'Le corps de la requête n’est pas du JSON',
  'The browser sent this from a page of another site, where you are not known to have asked for it. Nothing has happened. Do it on the pages of Nemcon itself.':
    'Le navigateur a envoyé cela depuis une page d’un autre site, où rien ne dit que vous l’avez demandé. Rien ne s’est passé. Faites-le sur les pages de Nemcon elles-mêmes.',
  'The bytes of the body are not UTF-8': 'Les octets du corps de la requête ne sont pas de l’UTF-8',
  'The headers are larger than {0} kB. Nothing has happened; leave out what is not needed.':
    'Les en-têtes dépassent {0} ko. Rien ne s’est passé ; omettez ce qui n’est pas nécessaire.',
  'The issuer did not ask for a new sign-in, or does not say when it was (auth_time). You are still signed in as before. Ask whoever runs the issuer to honour prompt=login and max_age.':
    'L’émetteur n’a pas demandé de nouvelle connexion, ou ne dit pas quand elle a eu lieu (auth_time). Vous êtes toujours connecté comme avant. Demandez à l’exploitant de l’émetteur d’honorer prompt=login et max_age.',
  'The issuer did not confirm this sign-in. Nobody is signed in; sign in again.':
    'L’émetteur n’a pas confirmé cette connexion. Personne n’est connecté ; reconnectez-vous.',
  'The issuer did not let you in, or you turned back. Nobody is signed in; sign in again when you like.':
    'L’émetteur ne vous a pas laissé entrer, ou vous êtes revenu en arrière. Personne n’est connecté ; reconnectez-vous quand vous voudrez.',
  'The issuer ended the sign-in without a result. Nobody is signed in; sign in again.':
    'L’émetteur a mis fin à la connexion sans résultat. Personne n’est connecté ; reconnectez-vous.',
  'The issuer named no person that the register can hold.':
    'L’émetteur n’a nommé aucune personne que le registre puisse tenir.',
  'The issuer of the sign-in cannot be reached. Nobody was signed in; try again shortly.':
    'L’émetteur de la connexion est injoignable. Personne n’a été connecté ; réessayez bientôt.',
  'The keys of {0} cannot be fetched, so no token can be checked; try again shortly.':
    'Les clés de {0} ne peuvent pas être obtenues, aucun jeton ne peut donc être vérifié ; réessayez bientôt.',
  "The logout token's {0} is not what is accepted here.":
    'Dans le jeton de déconnexion, {0} n’est pas ce qui est accepté ici.',
  'The people of {0} have sent': 'Trop de requêtes des personnes de {0} :',
  'The register already holds another {0} {1}; give the new one its own id or version.':
    'Le registre a déjà autre chose sous ce nom ({0} {1}) ; donnez à l’objet nouveau son propre identifiant ou sa propre version.',
  'The register does not answer. Nothing is lost; send the same again with the same Idempotency-Key.':
    'Le registre ne répond pas. Rien n’est perdu ; envoyez la même chose encore une fois avec la même Idempotency-Key.',
  'The register has no {0} {1}.': 'Le registre n’a pas cela : {0} {1}.',
  'The request carries a bearer token and the cookie of a session, which could be two people. Nothing has happened. Send one of them.':
    'La requête porte un jeton et le cookie d’une session, qui pourraient être de deux personnes. Rien ne s’est passé. N’envoyez que l’un des deux.',
  'The request did not arrive whole in time. Nothing has happened; send the same again with the same Idempotency-Key.':
    'La requête n’est pas arrivée entière à temps. Rien ne s’est passé ; envoyez la même chose encore une fois avec la même Idempotency-Key.',
  'The service account {0} may not do this: {1}. Nothing was changed; the attempt is on record.':
    'Le compte de service {0} ne peut pas le faire : {1}. Rien n’a été modifié ; la tentative est au dossier.',
  'The sign-in did not succeed': 'La connexion n’a pas abouti',
  'The token has expired; sign in again.': 'Le jeton a expiré ; reconnectez-vous.',
  'The token is no signed JSON Web Token.': 'Le jeton n’est pas un JSON Web Token signé.',
  'The token is not signed by the issuer that this API trusts.':
    'Le jeton n’est pas signé par l’émetteur auquel cette API fait confiance.',
  "The token's {0} is not what this API accepts.":
    'Dans le jeton, {0} n’est pas ce que cette API accepte.',
  'The {0} does not fit its description ({1}). Nothing has happened; mend it and send it again.':
    'La requête ({0}) ne correspond pas à sa description ({1}). Rien ne s’est passé ; corrigez-la et renvoyez-la.',
  'The {0} of {1} may not {2} here. Nothing was changed; the attempt is on record.':
    'Le rôle « {0} » de {1} ne permet pas cet acte ici : {2}. Rien n’a été modifié ; la tentative est au dossier.',
  'This address answers to people who are signed in. Send the header Authorization: Bearer TOKEN, or sign in at /auth/sign-in with a browser.':
    'Cette adresse répond aux personnes connectées. Envoyez l’en-tête Authorization: Bearer TOKEN, ou connectez-vous dans un navigateur à /auth/sign-in.',
  'This binds a body or declares an outcome, so it asks for a sign-in of the last {0} seconds.':
    'Cela engage une entité ou déclare un résultat ; il faut donc une connexion des {0} dernières secondes.',
  'This cursor was not handed out by this list: leave it out to start from the beginning.':
    'Ce curseur ne vient pas de cette liste : laissez-le de côté pour partir du début.',
  'This is no request of HTTP/1.1. Nothing has happened.':
    'Ce n’est pas une requête HTTP/1.1. Rien ne s’est passé.',
  'This sign-in is not under way in this browser: it was finished already, took longer than ten minutes, or began elsewhere. Nobody was signed in by it. Sign in again.':
    'Cette connexion n’est pas en cours dans ce navigateur : elle était déjà terminée, a pris plus de dix minutes, ou a commencé ailleurs. Elle n’a connecté personne. Reconnectez-vous.',
  'Wait and send it again': 'Attendez, puis renvoyez-la',
  'What Temporal holds shows positions, so it is decrypted for operators, secretaries and auditors. Your own matters are in your inbox.':
    'Ce que Temporal contient montre des positions ; il n’est donc déchiffré que pour les exploitants, les secrétaires et les auditeurs. Vos propres affaires sont dans ce qui vous attend.',
  'X-Namespace names another namespace than this Nemcon uses. Nothing was decrypted; open its own in the Temporal UI.':
    'X-Namespace nomme un autre espace de noms que celui de ce Nemcon. Rien n’a été déchiffré ; ouvrez le sien dans l’interface de Temporal.',
  'You are not signed in any more: the session ended, or was ended. Nothing has happened. Sign in again at /auth/sign-in.':
    'Vous n’êtes plus connecté : la session a pris fin, ou quelqu’un y a mis fin. Rien ne s’est passé. Reconnectez-vous à /auth/sign-in.',
  'You have no open session {0}. GET /auth/sessions lists those you have.':
    'Vous n’avez pas de session ouverte {0}. GET /auth/sessions donne la liste des vôtres.',
  'You have sent': 'Trop de requêtes de votre part :',
  'You listen at {0} places already, or too many others do. Ask GET /api/live?after=CURSOR from time to time instead.':
    'Vous êtes déjà à l’écoute à {0} endroits, ou trop d’autres personnes le sont. Demandez plutôt de temps en temps GET /api/live?after=CURSOR.',
  'Your address has sent': 'Trop de requêtes de votre adresse :',
  'Your address has sent requests whose sign-in was refused:':
    'Trop de requêtes de votre adresse dont la connexion a été refusée :',
  'acting as {0}': 'agir comme {0}',
  'holds characters that no text has': 'contient des caractères qu’aucun texte n’a',
  'is nested too deeply': 'est imbriqué trop profondément',
  'is no UTF-8, percent-encoded': 'n’est pas de l’UTF-8 à encodage-pourcent',
  'is no path of these pages': 'n’est pas un chemin de ces pages',
  'is unknown here': 'n’est pas connu ici',
  'it needs the scope {0}{1}, registered here and named by the token':
    'il faut la portée {0}{1}, inscrite ici et nommée par le jeton',
  'no service account may do this; a person does it under a mandate':
    'aucun compte de service ne peut le faire ; une personne le fait sous un mandat',
  'returnTo is no path of these pages. Nobody is signed in. Write for example /auth/sign-in?returnTo=/.':
    'returnTo n’est pas un chemin de ces pages. Personne n’est connecté. Écrivez par exemple /auth/sign-in?returnTo=/.',
  'stands twice': 'figure deux fois',
  'the first page': 'la première page',
  'the whole: {0}': 'le tout : {0}',
  'was not handed out by this list': 'ne vient pas de cette liste',
  '{0} Nothing was changed. Look at what you are about to sign, sign in afresh, and send the same again with the same Idempotency-Key.':
    '{0} Rien n’a été modifié. Regardez ce que vous allez signer, reconnectez-vous, et envoyez la même chose encore une fois avec la même Idempotency-Key.',
  '{0} Your issuer does not say when you signed in. Nothing was changed. Have whoever runs the issuer put the claim auth_time into its tokens (docs/sign-in.md), then sign in again.':
    '{0} Votre émetteur ne dit pas quand vous vous êtes connecté. Rien n’a été modifié. Faites mettre auth_time dans les jetons par l’exploitant de l’émetteur (docs/sign-in.md), puis reconnectez-vous.',
  '{0} answers to {1}, not to {2}. Nothing has happened.':
    '{0} répond à {1}, pas à {2}. Rien ne s’est passé.',
  '{0} has no valid mandate for {1}; mandates in force: {2}. The attempt is on record. Ask the head of your delegation or the secretary for a mandate.':
    '{0} n’a pas de mandat valable pour cela : {1} ; mandats en vigueur : {2}. La tentative est au dossier. Demandez un mandat au chef de votre délégation ou au secrétaire.',
  '{0} more than {1} in a minute. Nothing has happened. {2}; in {3} s the count begins anew. What binds a body has a count of its own.':
    '{0} plus de {1} en une minute. Rien ne s’est passé. {2} ; dans {3} s le compte repart de zéro. Ce qui engage une entité a son propre compte.',
  '{0} of your desk has claimed this since {1}. Nothing was changed. Let {2} release it, or ask the head of the delegation or the secretary to (POST /api/inbox/claims/release).':
    '{0}, de votre bureau, s’en est chargé depuis {1}. Rien n’a été modifié. Demandez à {2} d’y renoncer, ou au chef de la délégation ou au secrétaire de le libérer (POST /api/inbox/claims/release).',
  '{0} of {1}': '{0} ({1})',
  '{0} or go to {1}.': '{0} ou aller à {1}.',
  '{0}. Nothing has happened; mend it and send it again.':
    '{0}. Rien ne s’est passé ; corrigez et renvoyez.',
  path: 'chemin',
  query: 'paramètres',
  body: 'corps',
  none: 'aucun',
  this: 'cet acte',
  '(none given)': '(aucun n’est donné)',
  'Somebody else': 'Une autre personne',
  procedure: 'la procédure',
  case: 'le cas',
  review: 'l’examen',
  mandate: 'le mandat',
  setting: 'les données de la recommandation',
  'setting of a review': 'les données de l’examen',
};
