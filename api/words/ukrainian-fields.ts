/** What the contract says of a field that does not fit, and a few more, in Ukrainian. */
export const sayings: Readonly<Record<string, string>> = {
  'The review {0} is over.': 'Огляд {0} завершено.',
  'There is a review {0} already, set up by another request.':
    'Огляд {0} вже є, його створено іншим запитом.',
  'brings annexes, languages or changes without a text; those go with a version':
    'подає додатки, мови чи зміни без тексту; вони йдуть із редакцією',
  'is no id: letters, digits, dots, hyphens and underscores, at most 64':
    'не є ідентифікатором: літери, цифри, крапки, дефіси й підкреслення, щонайбільше 64',
  'is no id of a person: 1 to 200 visible characters':
    'не є ідентифікатором особи: від 1 до 200 видимих знаків',
  'is no name: letters, digits and hyphens': 'не є назвою: літери, цифри й дефіси',
  'is no SHA-256 in lower-case hexadecimal':
    'не є SHA-256 у шістнадцятковому записі малими літерами',
  'is no country code: two capital letters, such as BE':
    'не є кодом країни: дві великі літери, наприклад BE',
  'is no IANA time zone, such as Europe/Brussels':
    'не є часовим поясом IANA, наприклад Europe/Brussels',
  'is no cursor that a page gave': 'не є курсором, який дала сторінка',
  'is no cursor': 'не є курсором',
  'is no IANA time zone; write for example Europe/Kyiv':
    'не є часовим поясом IANA; напишіть, наприклад, Europe/Kyiv',
  'is nothing to redact; send { document: SHA-256 }, { attachment: SHA-256 } or { person: ID }':
    'не є тим, що можна вилучити; надішліть { document: SHA-256 }, { attachment: SHA-256 } або { person: ID }',
  'is no date, such as 2024-05-10': 'не є датою, наприклад 2024-05-10',
  'is no session': 'не є сеансом',
  'is no ISO 639-1 code of a language, such as en, fr or uk':
    'не є кодом мови за ISO 639-1, наприклад en, fr або uk',
  'is no name of a file: one line without a path': 'не є назвою файлу: один рядок без шляху',
  'name the same file twice': 'двічі називають той самий файл',
  'is no instant, such as 2026-07-09T12:00:00Z':
    'не є моментом часу, наприклад 2026-07-09T12:00:00Z',
  'is no local time, such as 2026-07-09T12:00': 'не є місцевим часом, наприклад 2026-07-09T12:00',
  'is no time; send 2026-07-09T12:00:00Z or { local: "2026-07-09T12:00", zone: "Europe/Brussels" }':
    'не є часом; надішліть 2026-07-09T12:00:00Z або { local: "2026-07-09T12:00", zone: "Europe/Brussels" }',
  'is no window; send { workingDays: 5 }, { hours: 72 } or { until: TIME }':
    'не є періодом; надішліть { workingDays: 5 }, { hours: 72 } або { until: TIME }',
  'The package of {0} is closed.': 'Пакет закрито (рекомендацій: {0}).',
  '{0} is taken out of the package.': '{0} вилучено з пакета.',
  '{0} is put back into the package.': '{0} повернуто до пакета.',
  '{0} no longer fits before the summit.': '{0} вже не встигає до саміту.',
  '{0} fits before the summit again.': '{0} знову встигає до саміту.',
  'review opened.': 'огляд відкрито.',
  'review ended.': 'огляд завершено.',
  'review reminded.': 'нагадування щодо огляду.',
  'review escalated.': 'огляд передано вище.',
  'member reported.': 'рекомендація повідомила, на чому стоїть.',
  '{0} ({1} for {2}).': '{0} ({1} за {2}).',
  'NOT MARKED': 'БЕЗ ГРИФА',
  'piles up more accents than any writing has {0}':
    'має більше надрядкових знаків, ніж буває в будь-якому письмі, {0}',
  'begins with an accent that belongs to no letter':
    'починається зі знака, що не належить жодній літері',
  'holds a word that passes for another: {0}': 'містить слово, яке видає себе за інше: {0}',
  'holds what a reader does not see as such: {0}, and more; take it out':
    'містить те, чого читач не бачить як таке: {0} та інше; приберіть це',
  'holds what a reader does not see as such: {0}; take it out':
    'містить те, чого читач не бачить як таке: {0}; приберіть це',
  'at line {0}, character {1}': 'у рядку {0}, знак {1}',
  'at character {0}': 'знак {0}',
  '“{0}” mixes letters of {1}; {2} is {3}': '«{0}» змішує літери ({1}); {2}: {3}',
  '“{0}” mixes letters of {1}': '«{0}» змішує літери ({1})',
  '“{0}” is written in {1} letters among Latin words and reads as “{2}”: {3}':
    '«{0}» написано іншим письмом ({1}) серед латинських слів, і читається це як «{2}»: {3}',
  '“{0}” is written in Latin letters among Cyrillic words and looks the same in Cyrillic ones':
    '«{0}» написано латинськими літерами серед кириличних слів, а кирилицею це виглядає так само',
  '“{0}” has a letter where a number has its zero': '«{0}» має літеру там, де в числі нуль',
  '“{0}” has digits of two systems': '«{0}» має цифри двох систем',
  '“{0}” is no word but signs that look like letters or digits, and reads as “{1}”':
    '«{0}» — не слово, а знаки, схожі на літери чи цифри, і читається це як «{1}»',
  'is empty': 'порожнє',
  'Here stands {0}, which nobody sees': 'Тут стоїть {0}, чого ніхто не бачить',
  'Proposed by {0}.': 'Пропозиція: {0}.',
  'Named with the version.': 'Названо разом із редакцією.',
  'Proposed by {0} ({1} comment {2}), {3}.': 'Пропозиція: {0} ({1} зауваження {2}): {3}.',
  'not disposed of': 'не розглянуто',
  editorial: 'редакційне',
  substantive: 'по суті',
  critical: 'критичне',
  "The machine's own, who froze the version.": 'Від самої служби, яка зафіксувала редакцію.',
  "The {0}'s own, who froze the version.": 'Від того, хто зафіксував редакцію ({0}).',
  "The {0}'s own: {1} for {2}, who froze the version.":
    'Від того, хто зафіксував редакцію ({0}): {1} від {2}.',
};
