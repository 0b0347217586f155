/** What is said of single fields and words, of a change, of a redaction and of events of a review, in Ukrainian by its English pattern. */
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
  'Accepted; ask the receipt whether it is on record.':
    'Прийнято; чи це вже на записі, скаже квитанція.',
  'The review {0} opens.': 'Огляд {0} відкривається.',
  'the text, wherever it is shown; your reason stands in its place':
    'текст, де б його не показували; на його місці стоїть ваша підстава',
  'its SHA-256: whoever has the text can show that it was this one, and whoever can guess a short text can check the guess':
    'його SHA-256: хто має текст, може показати, що це саме він, а хто вгадає короткий текст, може перевірити здогад',
  'every event that names it, every receipt and every proof':
    'кожна подія, що його називає, кожна квитанція і кожен доказ',
  'backups made before now, and what was mailed, printed or exported: have them destroyed too':
    'раніші резервні копії та все надіслане, надруковане чи вивантажене: подбайте, щоб їх теж знищили',
  'the bytes of the file; your reason is answered instead':
    'байти файлу; замість них відповіддю буде ваша підстава',
  'its SHA-256, size and type, and its name where it stands beside a version':
    'його SHA-256, розмір і тип, а також назва там, де його додано до редакції',
  'backups made before now, and copies that were fetched: have them destroyed too':
    'раніші резервні копії та вже взяті копії: подбайте, щоб їх теж знищили',
  'name, mail address, language and zone, now and as they were in the audit log':
    'ім’я, адреса пошти, мова й часовий пояс, нинішні й ті, що були в журналі аудиту',
  'the addresses and texts of the mails sent to them, and what was asked to enter them here':
    'адреси й тексти надісланих їй листів і запити, якими її сюди внесено',
  'their id, what they did, for whom and under which mandates: events name the id alone':
    'її ідентифікатор, що вона робила, від кого і за якими мандатами: події називають лише ідентифікатор',
  'the salted hashes of the emptied entries: they prove that something stood there and cannot be guessed back':
    'солоні геші спорожнених записів: вони доводять, що там щось було, і вгадати це за ними не можна',
  'their name where somebody wrote it into a text: redact that text':
    'її ім’я там, де хтось вписав його в текст: вилучіть той текст',
  'backups made before now: have them destroyed too':
    'раніші резервні копії: подбайте, щоб їх теж знищили',
};
