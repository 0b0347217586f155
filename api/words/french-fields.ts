/** What is said of single fields and words, of a change, of a redaction and of events of a review, in French by its English pattern. */
export const sayings: Readonly<Record<string, string>> = {
  'The review {0} is over.': 'L’examen {0} est terminé.',
  'There is a review {0} already, set up by another request.':
    'Il y a déjà un examen {0}, ouvert par une autre requête.',
  'brings annexes, languages or changes without a text; those go with a version':
    'apporte des annexes, des langues ou des changements sans texte ; ils vont avec une version',
  'is no id: letters, digits, dots, hyphens and underscores, at most 64':
    'n’est pas un identifiant : lettres, chiffres, points, tirets et traits bas, 64 au plus',
  'is no id of a person: 1 to 200 visible characters':
    'n’est pas l’identifiant d’une personne : de 1 à 200 caractères visibles',
  'is no name: letters, digits and hyphens': 'n’est pas un nom : lettres, chiffres et tirets',
  'is no SHA-256 in lower-case hexadecimal': 'n’est pas un SHA-256 hexadécimal en minuscules',
  'is no country code: two capital letters, such as BE':
    'n’est pas un code de pays : deux majuscules, par exemple BE',
  'is no IANA time zone, such as Europe/Brussels':
    'n’est pas un fuseau horaire de l’IANA, par exemple Europe/Brussels',
  'is no cursor that a page gave': 'n’est pas un curseur donné par une page',
  'is no cursor': 'n’est pas un curseur',
  'is no IANA time zone; write for example Europe/Kyiv':
    'n’est pas un fuseau horaire de l’IANA ; écrivez par exemple Europe/Kyiv',
  'is nothing to redact; send { document: SHA-256 }, { attachment: SHA-256 } or { person: ID }':
    'n’est rien à caviarder ; envoyez { document: SHA-256 }, { attachment: SHA-256 } ou { person: ID }',
  'is no date, such as 2024-05-10': 'n’est pas une date, par exemple 2024-05-10',
  'is no session': 'n’est pas une session',
  'is no ISO 639-1 code of a language, such as en, fr or uk':
    'n’est pas un code de langue ISO 639-1, par exemple en, fr ou uk',
  'is no name of a file: one line without a path':
    'n’est pas un nom de fichier : une ligne, sans chemin',
  'name the same file twice': 'nomment deux fois le même fichier',
  'is no instant, such as 2026-07-09T12:00:00Z':
    'n’est pas un instant, par exemple 2026-07-09T12:00:00Z',
  'is no local time, such as 2026-07-09T12:00':
    'n’est pas une heure locale, par exemple 2026-07-09T12:00',
  'is no time; send 2026-07-09T12:00:00Z or { local: "2026-07-09T12:00", zone: "Europe/Brussels" }':
    'n’est pas un moment ; envoyez 2026-07-09T12:00:00Z ou { local: "2026-07-09T12:00", zone: "Europe/Brussels" }',
  'is no window; send { workingDays: 5 }, { hours: 72 } or { until: TIME }':
    'n’est pas une période ; envoyez { workingDays: 5 }, { hours: 72 } ou { until: TIME }',
  'The package of {0} is closed.': 'Le dossier est clos (recommandations : {0}).',
  '{0} is taken out of the package.': '{0} est retirée du dossier.',
  '{0} is put back into the package.': '{0} est remise au dossier.',
  '{0} no longer fits before the summit.': '{0} ne peut plus aboutir avant le sommet.',
  '{0} fits before the summit again.': '{0} peut de nouveau aboutir avant le sommet.',
  'review opened.': 'examen ouvert.',
  'review ended.': 'examen terminé.',
  'review reminded.': 'rappel de l’examen.',
  'review escalated.': 'examen remonté.',
  'member reported.': 'une recommandation a dit où elle en est.',
  '{0} ({1} for {2}).': '{0} ({1} pour {2}).',
  'NOT MARKED': 'SANS MENTION',
  'piles up more accents than any writing has {0}':
    'empile plus d’accents qu’aucune écriture n’en a, {0}',
  'begins with an accent that belongs to no letter':
    'commence par un accent qui n’appartient à aucune lettre',
  'holds a word that passes for another: {0}': 'contient un mot qui passe pour un autre : {0}',
  'holds what a reader does not see as such: {0}, and more; take it out':
    'contient ce qu’un lecteur ne voit pas comme tel : {0}, et d’autres ; enlevez-le',
  'holds what a reader does not see as such: {0}; take it out':
    'contient ce qu’un lecteur ne voit pas comme tel : {0} ; enlevez-le',
  'at line {0}, character {1}': 'à la ligne {0}, caractère {1}',
  'at character {0}': 'au caractère {0}',
  '“{0}” mixes letters of {1}; {2} is {3}': '« {0} » mélange des lettres ({1}) ; {2} : {3}',
  '“{0}” mixes letters of {1}': '« {0} » mélange des lettres ({1})',
  '“{0}” is written in {1} letters among Latin words and reads as “{2}”: {3}':
    '« {0} » est écrit dans une autre écriture ({1}) parmi des mots latins et se lit « {2} » : {3}',
  '“{0}” is written in Latin letters among Cyrillic words and looks the same in Cyrillic ones':
    '« {0} » est écrit en lettres latines parmi des mots cyrilliques et a le même aspect en lettres cyrilliques',
  '“{0}” has a letter where a number has its zero':
    '« {0} » a une lettre là où un nombre a son zéro',
  '“{0}” has digits of two systems': '« {0} » a des chiffres de deux systèmes',
  '“{0}” is no word but signs that look like letters or digits, and reads as “{1}”':
    '« {0} » n’est pas un mot mais des signes qui ressemblent à des lettres ou à des chiffres, et se lit « {1} »',
  'is empty': 'est vide',
  'Here stands {0}, which nobody sees': 'Ici se trouve {0}, que personne ne voit',
  'Proposed by {0}.': 'Proposé par {0}.',
  'Named with the version.': 'Nommé avec la version.',
  'Proposed by {0} ({1} comment {2}), {3}.': 'Proposé par {0} (observation {1} {2}) : {3}.',
  'not disposed of': 'pas traitée',
  editorial: 'de forme',
  substantive: 'de fond',
  critical: 'critique',
  "The machine's own, who froze the version.": 'Propre au service, qui a arrêté la version.',
  "The {0}'s own, who froze the version.": 'Propre à qui a arrêté la version ({0}).',
  "The {0}'s own: {1} for {2}, who froze the version.":
    'Propre à qui a arrêté la version ({0}) : {1} pour {2}.',
  'Accepted; ask the receipt whether it is on record.':
    'Accepté ; le reçu dira si c’est au dossier.',
  'The review {0} opens.': 'L’examen {0} s’ouvre.',
  'the text, wherever it is shown; your reason stands in its place':
    'le texte, partout où il est montré ; votre motif est mis à sa place',
  'its SHA-256: whoever has the text can show that it was this one, and whoever can guess a short text can check the guess':
    'son SHA-256 : qui a le texte peut montrer que c’était celui-là, et qui devine un texte court peut vérifier',
  'every event that names it, every receipt and every proof':
    'tout événement qui le nomme, tout reçu et toute preuve',
  'backups made before now, and what was mailed, printed or exported: have them destroyed too':
    'les sauvegardes faites jusqu’ici, et ce qui a été envoyé, imprimé ou exporté : faites-les détruire aussi',
  'the bytes of the file; your reason is answered instead':
    'les octets du fichier ; votre motif est donné en réponse à sa place',
  'its SHA-256, size and type, and its name where it stands beside a version':
    'son SHA-256, sa taille et son type, et son nom là où il est joint à une version',
  'backups made before now, and copies that were fetched: have them destroyed too':
    'les sauvegardes faites jusqu’ici, et les copies déjà prises : faites-les détruire aussi',
  'name, mail address, language and zone, now and as they were in the audit log':
    'nom, adresse de courriel, langue et fuseau, maintenant et tels qu’ils figuraient au journal d’audit',
  'the addresses and texts of the mails sent to them, and what was asked to enter them here':
    'les adresses et les textes des courriels envoyés à la personne, et ce qui a servi à l’inscrire ici',
  'their id, what they did, for whom and under which mandates: events name the id alone':
    'son identifiant, ce qu’elle a fait, pour qui et sous quels mandats : les événements ne nomment que l’identifiant',
  'the salted hashes of the emptied entries: they prove that something stood there and cannot be guessed back':
    'les empreintes salées des entrées vidées : elles prouvent qu’il y avait là quelque chose et ne permettent pas de le deviner',
  'their name where somebody wrote it into a text: redact that text':
    'son nom là où quelqu’un l’a écrit dans un texte : caviardez ce texte',
  'backups made before now: have them destroyed too':
    'les sauvegardes faites jusqu’ici : faites-les détruire aussi',
};
