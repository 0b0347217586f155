/** What the API answers about what it is asked for, in Ukrainian by its English pattern. */
export const sayings: Readonly<Record<string, string>> = {
  'A stand-in is not succeeded: end it and set another. Nothing was changed.':
    'Заступництво не переходить до іншого: припиніть його і надайте інше. Нічого не змінено.',
  'A stand-in is set until a date. Nothing was changed.':
    'Заступництво надають до певної дати. Нічого не змінено.',
  'Auditors, secretaries and presiding officers read the entries of the log. GET /api/audit/checkpoint and the proofs are for everybody.':
    'Записи журналу читають аудитори, секретарі й головуючі. GET /api/audit/checkpoint і докази — для всіх.',
  'Files of the type {0} are not taken. Nothing was kept. Content-Type is one of: {1}.':
    'Файлів типу {0} не приймають. Нічого не збережено. Content-Type має бути один із таких: {1}.',
  'It does not run any more. Nothing was changed: this was a dry run.':
    'Її вже не розглядають. Нічого не змінено: це була проба.',
  'It is on record as void and does not count.': 'Це записано як недійсне і не зараховано.',
  'It is on record, and the log has not been signed since: ask again in half a minute.':
    'Це записано, але журнал відтоді ще не підписано: спробуйте за пів хвилини.',
  'It is the title of {0}, by which people know it': 'Це назва {0}, за якою її знають',
  'It stands as it was received; where it is now is shown to those who take part.':
    'Це лишається таким, як отримано; на чому стоїть справа тепер, показують її учасникам.',
  'It was received after the deadline: it is on record as late and does not count.':
    'Це отримано після строку: записано як запізніле і не зараховано.',
  'It was received and is kept, but it is not known yet whether it was accepted. Send the same again with the same Idempotency-Key: it has one effect, and its time of receipt stands.':
    'Це отримано і збережено, але ще не відомо, чи прийнято. Надішліть те саме ще раз із тим самим Idempotency-Key: дія матиме один наслідок, а час отримання лишиться.',
  'It was redacted already': 'Це вже вилучено',
  'It would have ended before it begins. Nothing was kept.':
    'Це закінчилося б раніше, ніж почалося. Нічого не збережено.',
  'Many cases are being played at the moment. Nothing has happened; send it again shortly.':
    'Зараз розігрують багато випадків. Нічого не сталося; надішліть ще раз невдовзі.',
  'No calendar is at this address, or not any more.':
    'За цією адресою календаря немає або вже немає.',
  'No decision of yours or of your body is on record under this key: a receipt is made of what was accepted.':
    'Під цим ключем немає вашого рішення чи рішення вашої сторони: квитанцію складають про те, що прийнято.',
  'No file is kept under {0}. Nothing has happened. Hand it in by POST /api/attachments first.':
    'Під {0} файлу немає. Нічого не сталося. Спершу подайте його через POST /api/attachments.',
  'No mail has the Message-ID {0}. Nothing changed.':
    'Листа з Message-ID {0} немає. Нічого не змінено.',
  'No service account {0} is registered. Nothing was changed.':
    'Службового облікового запису {0} не зареєстровано. Нічого не змінено.',
  'No stage {0} is open here that has a deadline.': 'Тут не відкрито етапу {0}, який має строк.',
  'Nobody has claimed it. Nothing was changed.': 'Ніхто цього на себе не брав. Нічого не змінено.',
  'Nobody is known as {0}. Nothing was redacted; GET /api/people lists all.':
    'Особи {0} не знають. Нічого не вилучено; GET /api/people подає перелік усіх.',
  'Nothing is kept under {0}. Nothing was redacted; the event that names a text says its hash.':
    'Під {0} нічого немає. Нічого не вилучено; подія, що називає текст, подає його геш.',
  'Nothing of {0} in {1} waits for a desk of yours. Nothing was changed. GET /api/inbox lists what does.':
    'З {0} на етапі {1} ніщо не чекає на ваші посади. Нічого не змінено. GET /api/inbox подає перелік того, що чекає.',
  'Playing this case takes longer than a case may. Nothing has happened; play a smaller one, or this one by npm run simulate.':
    'Розігрування цього випадку триває довше, ніж дозволено. Нічого не сталося; розіграйте менший або цей самий через npm run simulate.',
  'Say why, it is on record. Nothing was changed.':
    'Зазначте чому, це буде записано. Нічого не змінено.',
  'Several things wait there: {0}. Nothing was changed; name body or office, and act.':
    'Там чекають кілька справ: {0}. Нічого не змінено; назвіть сторону або посаду і дію.',
  'The audit log has not been signed yet: ask again in a minute; if that lasts, the operator has to give the worker an AUDIT_KEY.':
    'Журнал аудиту ще не підписано: спробуйте за хвилину; якщо це триватиме, оператор має дати worker ключ AUDIT_KEY.',
  'The bytes are no {0}, or there are none. Nothing was kept; send the file itself with its own Content-Type.':
    'Байти не мають типу {0}, або їх немає. Нічого не збережено; надішліть сам файл із його власним Content-Type.',
  'The closing day {0} is outside the calendar, which covers {1} to {2}.':
    'Неробочий день {0} поза календарем, який охоплює час від {1} до {2}.',
  'The development issuer did not begin to load the sample review. Nothing has happened; ask again shortly.':
    'Видавець для розробки не почав завантажувати зразковий огляд. Нічого не сталося; спробуйте невдовзі.',
  'The list of redactions is for the registrar, the auditor, the secretary and the presiding officer.':
    'Перелік вилученого — для реєстратора, аудитора, секретаря і головуючого.',
  'The live state cannot be asked at present. Nothing has happened; ask again shortly.':
    'Поточний стан зараз неможливо дізнатися. Нічого не сталося; спробуйте невдовзі.',
  'The newest checkpoint is of {0} entries: ask for one of them, numbered from 0.':
    'Остання контрольна точка охоплює записів: {0}; запитайте один із них, нумерація від 0.',
  'The package is not what was seen: {0}. Nothing was changed; look again and close it then.':
    'Пакет не такий, яким його бачили: {0}. Нічого не змінено; перегляньте знову, а тоді закрийте.',
  'The package is shown to those who take part in the review; GET /api/register shows what was published of it.':
    'Пакет показують учасникам огляду; GET /api/register показує те, що з нього оприлюднено.',
  'The procedure {0} asks {1}, and nobody is named. Nothing was started; say in electorates which bodies they are.':
    'Процедура {0} звертається до {1}, а нікого не названо. Нічого не розпочато; зазначте в electorates, які це сторони.',
  "The public holidays of {0} are not known; leave the country out to keep the host's. Nothing was kept.":
    'Святкові дні країни {0} невідомі; пропустіть країну, щоб лишити свята країни, що приймає. Нічого не збережено.',
  'The public register has no entry {0}. GET /api/register lists those it has.':
    'У публічному реєстрі немає запису {0}. GET /api/register подає перелік наявних.',
  'The reason is the text itself, which it would show':
    'Підстава — це сам текст, і вона б його показала',
  'The recommendation is over: {0}.': 'Рекомендацію завершено: {0}.',
  'The reference {0} is taken by another recommendation; choose another.':
    'Номер {0} вже має інша рекомендація; виберіть інший.',
  'The register already holds another {0} version {1}; a kept version never changes. Nothing was kept; give the new one the next version, or an id of its own.':
    'У реєстрі вже є інша процедура {0} версії {1}; збережена версія ніколи не змінюється. Нічого не збережено; дайте новій наступну версію або власний ідентифікатор.',
  'The register has no body {0}. GET /api/bodies lists those it has.':
    'У реєстрі немає сторони {0}. GET /api/bodies подає перелік наявних.',
  'The register has no procedure {0}. Nothing was started; GET /api/procedures lists those it has.':
    'У реєстрі немає процедури {0}. Нічого не розпочато; GET /api/procedures подає перелік наявних.',
  'The register has no recommendation {0}. GET /api/recommendations lists those it has.':
    'У реєстрі немає рекомендації {0}. GET /api/recommendations подає перелік наявних.',
  'The register has no review {0}. GET /api/reviews lists those it has.':
    'У реєстрі немає огляду {0}. GET /api/reviews подає перелік наявних.',
  'The register has no such procedure {0}. GET /api/procedures lists those it has.':
    'У реєстрі немає такої процедури: {0}. GET /api/procedures подає перелік наявних.',
  'The register has no {0} version {1}. Nothing was changed; GET /api/procedures lists those it has.':
    'У реєстрі немає {0} версії {1}. Нічого не змінено; GET /api/procedures подає перелік наявних процедур.',
  'The result would be {0} characters long. Nothing has happened; play a smaller case, or this one by npm run simulate.':
    'Результат мав би {0} знаків. Нічого не сталося; розіграйте менший випадок або цей самий через npm run simulate.',
  'The sample review is acted by invented people, so it is loaded only where the service signs in with the development issuer (npm start). Nothing has happened; POST /api/reviews sets a review up.':
    'Зразковий огляд розігрують вигадані особи, тож його завантажують лише там, де вхід дає видавець для розробки (npm start). Нічого не сталося; POST /api/reviews створює огляд.',
  'The summit cannot be on {0}: the procedure {1} needs until {2} ({3}) at the least. Nothing was started; choose that date or a later one.':
    'Саміт не може бути {0}: процедурі {1} потрібен час щонайменше до {2} ({3}). Нічого не розпочато; виберіть цю дату або пізнішу.',
  'The summit is more than 30 years ahead. Nothing was started; check the year.':
    'До саміту понад 30 років. Нічого не розпочато; перевірте рік.',
  'The version of {0} {1}. Nothing was kept; write version: {2}.':
    'Процедура {0}: версія {1}. Нічого не збережено; напишіть version: {2}.',
  'The {0} makes no sense ({1}).': 'Це не має змісту: {0} ({1}).',
  'The {0} makes no sense ({1}; and {2} more).': 'Це не має змісту: {0} ({1}; і ще {2}).',
  'There is no authorisation {0}. Nothing was changed. GET /api/authorisations lists yours.':
    'Уповноваження {0} немає. Нічого не змінено. GET /api/authorisations подає перелік ваших.',
  'There is no body {0} that you act for. GET /api/me lists those that you do.':
    'Немає сторони {0}, від якої ви дієте. GET /api/me подає перелік ваших.',
  'There is no file {0} that you may read. The versions of a recommendation list those that belong to it.':
    'Немає файлу {0}, який ви могли б прочитати. Редакції рекомендації називають ті, що до них належать.',
  'There is no mandate {0}. Nothing was changed.': 'Мандата {0} немає. Нічого не змінено.',
  'There is no receipt of yours under this key: the request did not arrive. Send it again with the same Idempotency-Key.':
    'Вашої квитанції під цим ключем немає: запит не надійшов. Надішліть його ще раз із тим самим Idempotency-Key.',
  'There is no stand-in {0}. Nothing was changed. GET /api/stand-ins lists them.':
    'Заступництва {0} немає. Нічого не змінено. GET /api/stand-ins подає їх перелік.',
  'This Idempotency-Key was used for another request. Nothing has happened now; the first one stands. Send a new key.':
    'Цей Idempotency-Key уже використано для іншого запиту. Зараз нічого не сталося; перший лишається чинним. Надішліть новий ключ.',
  'This mandate has ended. Nothing was changed; grant one.':
    'Цей мандат закінчився. Нічого не змінено; надайте новий.',
  'Too many papers wait to be printed. Nothing has happened; ask again shortly.':
    'Забагато документів чекають на друк. Нічого не сталося; спробуйте невдовзі.',
  'Version {0} has no such clause. Nothing was changed; it has {1}.':
    'У редакції {0} такого пункту немає. Нічого не змінено; у ній є {1}.',
  'Version {0} is compared with one before it; there is no such version {1}.':
    'Редакцію {0} порівнюють із попередньою; такої редакції {1} немає.',
  'Version {0} is marked {1}, and is not released to you. The registrar decides to whom it is released.':
    'Редакція {0} має гриф {1}, і вам її не передано. Кому її передати, вирішує реєстратор.',
  'Version {0} is not released to you. The registrar decides to whom it is released.':
    'Редакцію {0} вам не передано. Кому її передати, вирішує реєстратор.',
  'Version {0} is not there in {1}; it is in {2}.':
    'Редакції {0} немає мовою {1}; вона є такими мовами: {2}.',
  'What waits on {0} is shown to it and to officers; ask about your own body or an office.':
    'Те, що чекає на {0}, показують лише цій стороні та посадовим особам; запитуйте про власну сторону або про посаду.',
  'You have no calendar feed {0}. Nothing was changed.':
    'У вас немає каналу календаря {0}. Нічого не змінено.',
  'is missing; the procedure asks it': 'бракує; цього потребує процедура',
  'is needed for a stand-in': 'потрібно для заступництва',
  'is needed here': 'тут потрібно',
  "is needed to release somebody else's claim":
    'потрібно, щоб звільнити те, що має на собі інша особа',
  'is no body of the register': 'не є стороною з реєстру',
  'is no working group of this review': 'не є робочою групою цього огляду',
  'is not after from, or is past': 'не після from або вже в минулому',
  'is not the next one; {0} is at version {1}': 'не є наступною; {0} зараз має версію {1}',
  'is outside the calendar': 'поза календарем',
  'is the body itself': 'це сама сторона',
  'is too far ahead': 'надто далеко',
  'is too soon': 'зарано',
  'is unknown': 'невідоме',
  'the text has no clause {0}': 'у тексті немає пункту {0}',
  '{0} Nothing has happened; mend it and send it again.':
    '{0} Нічого не сталося; виправте й надішліть ще раз.',
  '{0} Nothing was changed.': '{0} Нічого не змінено.',
  '{0} Nothing was changed: this was a dry run.': '{0} Нічого не змінено: це була проба.',
  '{0} Nothing was changed; the attempt is on record.': '{0} Нічого не змінено; спробу записано.',
  '{0} Nothing was started.': '{0} Нічого не розпочато.',
  '{0} This was a question; nothing was changed.': '{0} Це було запитання; нічого не змінено.',
  '{0} What was decided on it stays on record, by its hash.':
    '{0} Те, що на його підставі вирішено, лишається на записі за його гешем.',
  '{0} has no mandate, so nothing awaits them.': '{0} не має мандата, тож ніяка справа не чекає.',
  '{0} has no version {1}; it has {2}.': '{0} не має редакції {1}; усього редакцій: {2}.',
  '{0} holds it already. Nothing was changed.': '{0} вже його має. Нічого не змінено.',
  '{0} is being decided on this text, and nobody can decide on what they cannot read: wait for its outcome, or have it withdrawn or a new version frozen':
    '{0} саме вирішують за цим текстом, а ніхто не може вирішувати про те, чого не може прочитати: дочекайтеся результату або попросіть відкликати її чи зафіксувати нову редакцію',
  '{0} is no body of the register': '{0} — не сторона з реєстру',
  '{0} is no body of the register. Nothing was kept.':
    '{0} — не сторона з реєстру. Нічого не збережено.',
  '{0} is no working group of this review; it has {1}. Nothing was started.':
    '{0} — не робоча група цього огляду; у ньому є {1}. Нічого не розпочато.',
  '{0} is not a country whose public holidays are known; send two letters such as BE.':
    '{0} — не країна, чиї святкові дні відомі; надішліть дві літери, наприклад BE.',
  '{0} is not an IANA time zone; send one such as Europe/Brussels.':
    '{0} не є часовим поясом IANA; надішліть, наприклад, Europe/Brussels.',
  '{0} is that of a {1} of {2}, and is lent as it is. Nothing was changed.':
    '{0} — мандат на певну роль ({1}, {2}), і передають його таким, яким він є. Нічого не змінено.',
  '{0} may not end this stand-in: its principal does, or the head of the delegation or the secretary. Nothing was changed; the attempt is on record.':
    '{0} не може припинити це заступництво: це робить той, кого заступають, голова делегації або секретар. Нічого не змінено; спробу записано.',
  '{0} may not say who stands in there: its holder does, or the head of the delegation or the secretary. Nothing was changed; the attempt is on record.':
    '{0} не може визначати там заступника: це робить той, кого заступають, голова делегації або секретар. Нічого не змінено; спробу записано.',
  '{0} may release only what {1} claimed; else the head of the delegation or the secretary does. Nothing was changed; the attempt is on record.':
    '{0} може звільнити лише те, що має на собі {1}; інше звільняє голова делегації або секретар. Нічого не змінено; спробу записано.',
  '{0} of your desk has claimed it already. Nothing was changed; ask them, the head of the delegation or the secretary to release it.':
    '{0} з вашого бюро вже має це на собі. Нічого не змінено; попросіть цю особу, голову делегації або секретаря звільнити справу.',
  '{0} speaks for itself anyway. Nothing was kept.':
    '{0} і так говорить від себе. Нічого не збережено.',
  '{0} speaks for {1} and cannot be the one who keeps its authorisations; another secretary can. Nothing was kept; the attempt is on record.':
    '{0} говорить від {1}, тож не може зберігати її уповноваження; це може інший секретар. Нічого не збережено; спробу записано.',
  '{0} still holds a mandate, and whoever may act has to be known: end them first':
    '{0} ще має мандат, а того, хто може діяти, мають знати: спершу припиніть його',
  '{0} still holds {1} mandates, and whoever may act has to be known: end them first':
    '{0} ще має мандати ({1}), а того, хто може діяти, мають знати: спершу припиніть їх',
  '{0} version {1}': '{0} версія {1}',
  '{0}. Nothing was redacted.': '{0}. Нічого не вилучено.',
  '{0}. Nothing was started; POST /api/bodies adds one, GET /api/bodies lists them.':
    '{0}. Нічого не розпочато; POST /api/bodies додає сторону, GET /api/bodies подає їх перелік.',
};
