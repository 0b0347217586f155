/** Why an act on a recommendation is refused, in French by its English pattern. */
export const sayings: Readonly<Record<string, string>> = {
  'A hold is the service’s own act.': 'La suspension est un acte du service lui-même.',
  'A re-issue needs a new version; have one frozen first.':
    'Pour rediffuser, il faut une nouvelle version ; faites-en d’abord arrêter une.',
  'An extension ends after {0}.': 'Une prolongation se termine après le {0}.',
  'Comment {0} is {1} already.': 'L’observation {0} est déjà traitée : {1}.',
  'Event {0} is no response that counts in an open stage; correct it without striking, and the record will say what is true.':
    'L’événement {0} n’est pas une réponse qui compte dans une étape ouverte ; rectifiez sans rayer, et le dossier dira ce qui est vrai.',
  'Evidence comes from the authority or the action officer.':
    'Les éléments de preuve viennent de l’autorité responsable ou de l’agent traitant.',
  'In all the period may last until {0}.': 'En tout, la période peut durer jusqu’au {0}.',
  'It can be reopened at {0}; nothing is none of them.':
    'On peut la rouvrir à {0} ; rien n’est aucune de ces étapes.',
  'It can be reopened at {0}; {1} is none of them.':
    'On peut la rouvrir à {0} ; {1} n’est aucune de ces étapes.',
  'It follows {0} version {1}; name another version of it.':
    'Elle suit {0}, version {1} ; nommez-en une autre version.',
  'It goes to the summit with the package of its review; only what was reopened, or taken out of it, goes by itself.':
    'Elle va au sommet avec le dossier de son examen ; seul va de soi-même ce qui a été rouvert, ou retiré du dossier.',
  'It is out of the package already.': 'Elle est déjà hors du dossier.',
  'It waits outside the route after {0}, which version {1} does not have; nothing could take it up again.':
    'Elle attend au-dehors de la procédure après {0}, que la version {1} n’a pas ; rien ne pourrait la reprendre.',
  'It was not taken out of the package.': 'Elle n’a pas été retirée du dossier.',
  'It was published in {0}, which version {1} does not have.':
    'Elle a été publiée à {0}, que la version {1} n’a pas.',
  'Its procedure knows no package.': 'Sa procédure ne connaît pas de dossier.',
  'No evidence waits to be accepted or refused.':
    'Aucun élément de preuve n’attend d’être accepté ou refusé.',
  'No implementation waits for evidence now.':
    'Aucune mise en œuvre n’attend d’éléments de preuve en ce moment.',
  'No objection of {0} stands in {1}.': 'Il n’y a pas d’objection de {0} dans « {1} ».',
  'No position of {0} stands in {1}.': 'Il n’y a pas de position de {0} dans « {1} ».',
  'No procedure is being proposed that could be objected to now.':
    'Aucune procédure n’est proposée en ce moment, à laquelle on puisse s’opposer.',
  'No stage is open for positions now.': 'Aucune étape n’est ouverte aux positions en ce moment.',
  'No stage that takes comments is open now.':
    'Aucune étape qui reçoit des observations n’est ouverte en ce moment.',
  'No such stage is open now.': 'Aucune étape de ce nom n’est ouverte en ce moment.',
  'No version is frozen yet; language versions follow the text that is decided.':
    'Aucune version n’est encore arrêtée ; les versions linguistiques suivent le texte qui se décide.',
  'Nothing is broken that could be re-issued.': 'Rien n’est rompu qui puisse être rediffusé.',
  'Nothing is held that could resume.': 'Rien n’est suspendu qui puisse reprendre.',
  'Nothing on record lets this letter speak for {0}.':
    'Rien au dossier ne permet à cette lettre de parler pour {0}.',
  'Nothing on record lets this person speak for {0}.':
    'Rien au dossier ne permet à cette personne de parler pour {0}.',
  'Nothing waits for a determination now.': 'Rien n’attend de constat en ce moment.',
  'Nothing waits for this act ({0}) now.': 'Rien n’attend cet acte en ce moment ({0}).',
  'Nothing waits to be opened by {0} now.':
    'Rien n’attend d’être ouvert par cet acte en ce moment : {0}.',
  'Nothing was published yet, so there is nothing to correct.':
    'Rien n’a encore été publié, il n’y a donc rien à corriger.',
  'Only a delegate of {0} releases what {1} said.':
    'Il n’y a que les délégués de {0} qui rendent public ce que {1} a dit.',
  'Only nobody in this procedure may do this ({0}).':
    'Dans cette procédure, personne ne peut le faire ({0}).',
  'Only the presiding officer resumes what is held.':
    'Il n’y a que le président de séance qui reprenne ce qui est suspendu.',
  'Only the {0} corrects a publication.': 'Une publication ne peut être corrigée que par {0}.',
  'Only the {0} may do this ({1}).': 'Il n’y a que {0} qui puisse le faire ({1}).',
  'Only the {0} may move it to another version of its procedure.':
    'Pour la faire passer à une autre version de sa procédure, il n’y a que {0}.',
  'Only what the summit withheld can be reopened.':
    'On ne peut rouvrir que ce que le sommet a réservé.',
  'Only who closes the package may take out of it or put back.':
    'Il n’y a que la fonction qui clôt le dossier qui puisse en retirer ou y remettre.',
  'Only {0} can {1}.': 'Il n’y a que {0} qui puisse {1}.',
  'Several stages are open to {0}; name one of them.':
    'Plusieurs étapes sont ouvertes à {0} ; nommez-en une.',
  'Several stages are open; name the one that is meant.':
    'Plusieurs étapes sont ouvertes ; nommez celle dont il s’agit.',
  'Several stages wait for a determination; name one.':
    'Plusieurs étapes attendent un constat ; nommez-en une.',
  'Several stages wait for this; name the one that is meant.':
    'Plusieurs étapes attendent cela ; nommez celle dont il s’agit.',
  'The answer is about a language version; what is decided is the authoritative text. {0} is about version {1}; read it and answer again.':
    'La réponse porte sur une version linguistique ; ce qui se décide est le texte qui fait foi. « {0} » porte sur la version {1} ; lisez-la et répondez de nouveau.',
  'The answer is about another text. {0} is about version {1}; read it and answer again.':
    'La réponse porte sur un autre texte. « {0} » porte sur la version {1} ; lisez-la et répondez de nouveau.',
  'The deadline of {0} has passed; determine an outcome or extend it.':
    'L’échéance de « {0} » est passée ; constatez un résultat ou prolongez.',
  'The deadline, {0}, has passed.': 'L’échéance, le {0}, est passée.',
  "The determination is the {0}'s.": 'Le constat revient à une autre fonction : {0}.',
  'The new deadline must be in the future.': 'La nouvelle échéance doit être dans l’avenir.',
  'The period ended {0}.': 'La période s’est terminée le {0}.',
  'The procedure does not let it be found {0}.': 'La procédure ne permet pas ce constat : {0}.',
  'The procedure has no deciding stage {0}.': 'La procédure n’a pas d’étape de décision {0}.',
  'The procedure has no step {0}; it has {1}.': 'La procédure n’a pas d’étape {0} ; elle a {1}.',
  'The procedure lets nobody be passed over in {0}: wait, or raise it.':
    'La procédure ne permet de se passer de personne dans « {0} » : attendez, ou portez la question à un échelon supérieur.',
  'The record has no event {0}; it ends with its last one.':
    'Le dossier n’a pas d’événement {0} ; il se termine par son dernier.',
  'The stage {0} does not wait for anybody now.': 'L’étape {0} n’attend personne en ce moment.',
  'The summit has endorsed it already.': 'Le sommet l’a déjà approuvée.',
  'The route has a step in which the text is drafted.':
    'Le parcours a une étape où le texte est rédigé.',
  'The text cannot be changed at this step; return it first.':
    'À cette étape, le texte ne peut pas être changé ; renvoyez-la d’abord.',
  'The text is marked {0}, which is not public. Publish a redacted entry in its place, or mark it as public first.':
    'Le texte porte la mention {0}, il n’est donc pas public. Publiez à sa place une entrée caviardée, ou apposez d’abord une mention qui le rende public.',
  'The text is not marked, which is not public. Publish a redacted entry in its place, or mark it as public first.':
    'Le texte n’a pas de mention, il n’est donc pas public. Publiez à sa place une entrée caviardée, ou apposez d’abord une mention qui le rende public.',
  'The version brings its text in {0} twice; keep one.':
    'La version apporte deux fois son texte en {0} ; gardez-en un.',
  'There is no comment {0} to name a change by.':
    'Il n’y a pas d’observation {0} par laquelle nommer un changement.',
  'There is no comment {0}.': 'Il n’y a pas d’observation {0}.',
  'There is no position of {0} in a stage that is closed; while a stage runs none is released.':
    'Il n’y a pas de position de {0} dans une étape close ; tant qu’une étape court, aucune n’est rendue publique.',
  'There is no version {0}.': 'Il n’y a pas de version {0}.',
  'This is the very text that is frozen already.': 'C’est exactement le texte déjà arrêté.',
  'This person cannot comment for {0}.': 'Cette personne ne peut pas faire d’observation pour {0}.',
  'To extend, name until when.': 'Pour prolonger, dites jusqu’à quand.',
  'To {0} a reason is needed; it goes to everyone.':
    'Cette position demande un motif, qui va à tous : {0}.',
  'Under version {0} it would end at once.': 'Sous la version {0}, elle prendrait fin aussitôt.',
  'Under version {0} it would end at once: {1}':
    'Sous la version {0}, elle prendrait fin aussitôt : {1}',
  'Version {0} has no step {1}, and none after it.':
    'La version {0} n’a pas l’étape {1}, ni aucune qui la suive.',
  'Version {0} has this very text in {1}.': 'La version {0} a déjà ce même texte en {1}.',
  'Version {0} is being decided: its text in {1} stays as it was circulated.':
    'La version {0} est en cours de décision : son texte en {1} reste tel qu’il a été diffusé.',
  'Version {0} is decided in {1}: another text in it is a new version.':
    'La version {0} se décide en {1} : un autre texte dans cette langue est une nouvelle version.',
  'version {0}': 'la version {0}',
  '{0} asks {1}, and nobody holds that here.':
    '{0} consulte {1}, et personne ne tient ce rôle ici.',
  '{0} can only be resumed.': '« {0} » peut seulement reprendre.',
  '{0} cannot be extended.': '« {0} » ne peut pas être prolongé.',
  '{0} cannot be passed over.': 'On ne peut pas se passer de « {0} ».',
  '{0} cannot open yet: {1}.': '« {0} » ne peut pas encore s’ouvrir : {1}.',
  '{0} closed at {1}; positions no longer count.':
    '« {0} » s’est clos le {1} ; les positions ne comptent plus.',
  '{0} closed; positions no longer count.': '« {0} » est clos ; les positions ne comptent plus.',
  '{0} decides; name the body that never answers.':
    '« {0} » décide ; nommez l’entité qui ne répond pas.',
  '{0} does not let its members recuse themselves.':
    '« {0} » ne permet pas à ses membres de se récuser.',
  '{0} does not wait for answers now.': '« {0} » n’attend pas de réponses en ce moment.',
  '{0} ended {1}; correct it without striking, and the record will say what is true.':
    '« {0} » s’est terminé le {1} ; rectifiez sans rayer, et le dossier dira ce qui est vrai.',
  '{0} has already recused itself.': '{0} s’est déjà récusé.',
  '{0} has answered; its position stands.': '{0} a répondu ; sa position demeure.',
  '{0} has had its {1} rounds.': '« {0} » a eu ses tours (nombre permis : {1}).',
  '{0} has recused itself from {1}.': '{0} s’est récusé de « {1} ».',
  '{0} has released this position already.': '{0} a déjà rendu cette position publique.',
  '{0} has until {1}; wait for it until then.': '{0} a jusqu’au {1} ; attendez jusque-là.',
  '{0} is ended by the {1}.': '« {0} » est à terminer par {1}.',
  '{0} is extended by the {1}.': '« {0} » est à prolonger par {1}.',
  '{0} is held; the presiding officer decides first.':
    '« {0} » est suspendu ; le président de séance décide d’abord.',
  '{0} is held; the presiding officer decides how it goes on.':
    '« {0} » est suspendu ; le président de séance décide de la suite.',
  '{0} is in no electorate that is asked.': '{0} n’est dans aucun collège consulté.',
  '{0} is no objection; using the procedure can only be objected to.':
    '« {0} » n’est pas une objection ; à l’emploi de la procédure on ne peut que s’opposer.',
  '{0} is no position here; there are {1}.': '« {0} » n’est pas une position ici ; il y a : {1}.',
  '{0} is not in the electorate of {1}.': '{0} n’est pas dans le collège de « {1} ».',
  '{0} is opened by the {1}.': '« {0} » est à ouvrir par {1}.',
  '{0} is passed over by the {1} alone.': 'Pour se passer de « {0} », il n’y a que {1}.',
  '{0} is re-issued by the {1}.': '« {0} » est à rediffuser par {1}.',
  '{0} lies ahead; it can only be returned to an earlier step.':
    '{0} est encore à venir ; on ne peut renvoyer qu’à une étape antérieure.',
  '{0} needs more: {1}.': '« {0} » demande davantage : {1}.',
  '{0} needs the {1}, and nobody sits there.':
    '{0} a besoin de cette fonction : {1}, et personne ne l’occupe.',
  '{0} stand against it; it cannot be found agreed.':
    '{0} s’y opposent ; l’accord ne peut pas être constaté.',
  '{0} stands against it; it cannot be found agreed.':
    '{0} s’y oppose ; l’accord ne peut pas être constaté.',
  '{0} takes no comments after its deadline.':
    '« {0} » ne reçoit plus d’observations après son échéance.',
  '{0} waits for the {1}.': '« {0} » attend {1}.',
  '{0} was already extended as often as it may be.':
    '« {0} » a déjà été prolongé aussi souvent que permis.',
  '{0} was passed over already.': 'On s’est déjà passé de {0}.',
};
