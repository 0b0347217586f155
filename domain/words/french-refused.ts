/** Why reviews, times, windows and stand-ins refuse, in French by its English pattern. */
export const sayings: Readonly<Record<string, string>> = {
  'Every member of the package is concluded already.':
    'Toutes les recommandations du dossier sont déjà conclues.',
  'It came too late for {0}.': 'Pour {0}, c’est arrivé trop tard.',
  'It ended before this could be taken.':
    'Elle a pris fin avant que cela ait pu être pris en compte.',
  'It has not been tasked yet.': 'Elle n’a pas encore été confiée.',
  'It is over: {0}.': 'C’est terminé : {0}.',
  'It is tasked already.': 'Elle est déjà confiée.',
  'It is void for {0}: {1}.': 'Pour {0}, c’est nul : {1}.',
  'It waits outside the route ({0}).': 'Elle attend au-dehors de la procédure ({0}).',
  'It would hold longer than the mandate that it is lent from.':
    'La suppléance durerait plus longtemps que le mandat dont elle vient.',
  'No evidence was submitted yet.': 'Aucun élément de preuve n’a encore été remis.',
  'No recommendation is ready for the package yet.':
    'Aucune recommandation n’est encore prête pour le dossier.',
  'Nobody becomes a stand-in by their own act; somebody else must.':
    'Personne ne devient suppléant de son propre fait ; quelqu’un d’autre doit le décider.',
  'Only the {0} may do this.': 'Il n’y a que {0} qui puisse le faire.',
  'The calendar {0} covers {1} to {2}; {3} is outside.':
    'Le calendrier {0} va du {1} au {2} ; le {3} est en dehors.',
  'The package is closed; its members and texts are fixed.':
    'Le dossier est clos ; ses recommandations et leurs textes sont fixés.',
  'The package is not what was seen: {0}. Look again and close it then.':
    'Le dossier n’est pas celui qui a été vu : {0}. Regardez de nouveau, puis faites-le clore.',
  'The procedure gives at least until {0}; {1} is too early.':
    'La procédure donne au moins jusqu’au {0} ; le {1} est trop tôt.',
  'The procedure gives at most until {0}; {1} is too late.':
    'La procédure donne au plus jusqu’au {0} ; le {1} est trop tard.',
  'The review is not open yet.': 'L’examen n’est pas encore ouvert.',
  'The review is open already.': 'L’examen est déjà ouvert.',
  'The review is over; its package is concluded.': 'L’examen est terminé ; son dossier est conclu.',
  'The review {0} is archived: it can be read, and nothing in it is changed any more. Set up another review for what is new.':
    'L’examen {0} est archivé : on peut le lire, et rien n’y change plus. Ouvrez un autre examen pour ce qui est nouveau.',
  'The summit takes up the package once the secretary has closed it.':
    'Le sommet prend le dossier une fois que le secrétaire l’a clos.',
  'The text of {0} is not the one that the package was closed with.':
    'Le texte de {0} n’est pas celui avec lequel le dossier a été clos.',
  'The window would end {0}, before it opens.':
    'La période se terminerait le {0}, avant de s’ouvrir.',
  'This mandate has ended, so nothing is left to lend.':
    'Ce mandat a pris fin, il ne reste donc rien à prêter.',
  'What the service could receive before the deadline of {0} must be known first.':
    'Il faut d’abord savoir ce que le service a pu recevoir avant l’échéance de {0}.',
  'What was lent cannot be lent again; ask its principal.':
    'Ce qui a été prêté ne se prête pas de nouveau ; adressez-vous au titulaire.',
  'Whoever acts as {0} may not {1}.': 'Le rôle « {0} » ne permet pas cet acte : {1}.',
  'Whoever {0} cannot {1}; somebody else who may must do it.':
    'Qui {0} ne peut pas {1} ; une autre personne qui en a le droit doit le faire.',
  '{0} (missing: {1})': '{0} (langues qui manquent : {1})',
  '{0} ({1} are open)': '{0} (ouvertes : {1})',
  '{0} ({1} is open)': '{0} (ouvertes : {1})',
  '{0} does not exist in {1} (a clock change); choose another time.':
    '{0} n’existe pas dans la zone {1} (changement d’heure) ; choisissez une autre heure.',
  '{0} does not wait for the package now.': '{0} n’attend pas le dossier en ce moment.',
  '{0} happens twice in {1} (a clock change); name the time with its offset.':
    '{0} existe deux fois dans la zone {1} (changement d’heure) ; donnez l’heure avec son décalage.',
  '{0} holds this mandate already; name somebody else.':
    '{0} a déjà ce mandat ; nommez une autre personne.',
  '{0} is held; the presiding officer determines how it goes on, or it is withdrawn.':
    '« {0} » est suspendu ; le président de séance décide de la suite, ou elle est retirée.',
  '{0} is no recommendation of this review.': '{0} n’est pas une recommandation de cet examen.',
  '{0} is not in the package.': '{0} n’est pas dans le dossier.',
  '{0} is out of the package already.': '{0} est déjà hors du dossier.',
  '{0} is over already.': '{0} est déjà terminée.',
  '{0} stands in for {1} there in that time; each would act for the other.':
    '{0} supplée {1} à ce poste pendant ce temps ; chacun agirait pour l’autre.',
  '{0} was not in the package when it was closed; withdraw it, return it, or take it to a later review.':
    '{0} n’était pas dans le dossier quand il a été clos ; retirez-la, renvoyez-la, ou portez-la à un examen ultérieur.',
  '{0} was not taken out of the package.': '{0} n’a pas été retirée du dossier.',
  '{0} was taken out of the package; the secretary may put it back.':
    '{0} a été retirée du dossier ; le secrétaire peut l’y remettre.',
  '{0} was {1} already.': '{0} est déjà conclue : {1}.',
};
