/** What the API answers to how it is asked, and by whom, in Ukrainian by its English pattern. */
export const sayings: Readonly<Record<string, string>> = {
  'A page of another origin asked. Nothing was decrypted; the Temporal UI of TEMPORAL_UI_URL may ask.':
    'Запит надійшов зі сторінки іншого походження. Нічого не розшифровано; запитувати може інтерфейс Temporal із TEMPORAL_UI_URL.',
  'A write is sent as Content-Type: application/json, in UTF-8. Nothing has happened.':
    'Запис надсилають із Content-Type: application/json, у UTF-8. Нічого не сталося.',
  'Another person signed in than the one who was asked to sign in again. Whoever was signed in still is.':
    'Увійшла інша особа, ніж та, яку просили увійти знову. Хто був у системі, той і лишається.',
  'Every write carries the header Idempotency-Key: 1 to 200 visible ASCII characters, new for each act and the same when it is sent again. Nothing has happened.':
    'Кожен запис має заголовок Idempotency-Key: від 1 до 200 видимих знаків ASCII, новий для кожної дії і той самий, коли її надсилають знову. Нічого не сталося.',
  'Not signed in': 'Вхід не виконано',
  'Nothing answers at {0}. GET /api/docs lists the addresses.':
    'За адресою {0} нічого немає. GET /api/docs подає перелік адрес.',
  'Of the header Expect only 100-continue is known. Nothing has happened; leave it out.':
    'Із заголовка Expect відоме лише 100-continue. Нічого не сталося; не надсилайте його.',
  'Send the body as JSON in UTF-8, not compressed.':
    'Надішліть тіло запиту як JSON у UTF-8, без стиснення.',
  'Several of your mandates fit: {0}. Nothing has happened. Send actingFor with the body and role that you act for.':
    'Підходять кілька ваших мандатів: {0}. Нічого не сталося. Надішліть actingFor зі стороною і роллю, від яких дієте.',
  'Sign in': 'Увійти',
  'Sign in anew, or wait': 'Увійдіть знову або зачекайте',
  'Sign in, or wait': 'Увійдіть або зачекайте',
  'Something unexpected happened here; it is logged under this request. Send the same again with the same Idempotency-Key, or tell the operator the instance.':
    'Тут сталося щось неочікуване; це записано в журналі під цим запитом. Надішліть те саме ще раз із тим самим Idempotency-Key або повідомте операторові значення instance.',
  'The access of this service account has not begun or has ended. Ask the registrar.':
    'Доступ цього службового облікового запису ще не почався або вже закінчився. Зверніться до реєстратора.',
  'The address of the request cannot be read.': 'Адресу запиту неможливо прочитати.',
  'The body can be read in more than one way ({0}: {1}). Nothing has happened; mend it and send it again.':
    'Тіло запиту можна прочитати по-різному ({0}: {1}). Нічого не сталося; виправте й надішліть ще раз.',
  'The body is empty': 'Тіло запиту порожнє',
  'The body is larger than {0}. Nothing has happened; shorten it.':
    'Тіло запиту більше за {0}. Нічого не сталося; скоротіть його.',
  'The body is not JSON': 'Тіло запиту не є JSON',
  'The browser sent this from a page of another site, where you are not known to have asked for it. Nothing has happened. Do it on the pages of Nemcon itself.':
    'Браузер надіслав це зі сторінки іншого сайту, і невідомо, чи ви про це просили. Нічого не сталося. Зробіть це на сторінках самого Nemcon.',
  'The bytes of the body are not UTF-8': 'Байти тіла запиту не є UTF-8',
  'The headers are larger than {0} kB. Nothing has happened; leave out what is not needed.':
    'Заголовки більші за {0} кБ. Нічого не сталося; приберіть зайве.',
  'The issuer did not ask for a new sign-in, or does not say when it was (auth_time). You are still signed in as before. Ask whoever runs the issuer to honour prompt=login and max_age.':
    'Видавець не попросив нового входу або не каже, коли він був (auth_time). Ви в системі, як і раніше. Попросіть тих, хто веде видавця, зважати на prompt=login і max_age.',
  'The issuer did not confirm this sign-in. Nobody is signed in; sign in again.':
    'Видавець не підтвердив цього входу. Ніхто не увійшов; увійдіть знову.',
  'The issuer did not let you in, or you turned back. Nobody is signed in; sign in again when you like.':
    'Видавець вас не впустив, або ви повернулися назад. Ніхто не увійшов; увійдіть, коли захочете.',
  'The issuer ended the sign-in without a result. Nobody is signed in; sign in again.':
    'Видавець завершив вхід без результату. Ніхто не увійшов; увійдіть знову.',
  'The issuer named no person that the register can hold.':
    'Видавець не назвав особи, яку міг би вмістити реєстр.',
  'The issuer of the sign-in cannot be reached. Nobody was signed in; try again shortly.':
    'Видавець входу недоступний. Ніхто не увійшов; спробуйте невдовзі.',
  'The keys of {0} cannot be fetched, so no token can be checked; try again shortly.':
    'Не вдається отримати ключі {0}, тож жодного токена не перевірити; спробуйте невдовзі.',
  "The logout token's {0} is not what is accepted here.":
    'У токені виходу {0} не те, що тут приймають.',
  'The people of {0} have sent': 'Забагато запитів від осіб, що діють від {0}:',
  'The register already holds another {0} {1}; give the new one its own id or version.':
    'У реєстрі вже є інший об’єкт із цією назвою ({0} {1}); дайте новому власний ідентифікатор або версію.',
  'The register does not answer. Nothing is lost; send the same again with the same Idempotency-Key.':
    'Реєстр не відповідає. Нічого не втрачено; надішліть те саме ще раз із тим самим Idempotency-Key.',
  'The register has no {0} {1}.': 'У реєстрі цього немає: {0} {1}.',
  'The request carries a bearer token and the cookie of a session, which could be two people. Nothing has happened. Send one of them.':
    'Запит містить токен і файл cookie сеансу, а це можуть бути дві особи. Нічого не сталося. Надішліть щось одне.',
  'The request did not arrive whole in time. Nothing has happened; send the same again with the same Idempotency-Key.':
    'Запит не надійшов повністю вчасно. Нічого не сталося; надішліть те саме ще раз із тим самим Idempotency-Key.',
  'The service account {0} may not do this: {1}. Nothing was changed; the attempt is on record.':
    'Службовий обліковий запис {0} не може цього зробити: {1}. Нічого не змінено; спробу записано.',
  'The sign-in did not succeed': 'Увійти не вдалося',
  'The token has expired; sign in again.': 'Строк дії токена минув; увійдіть знову.',
  'The token is no signed JSON Web Token.': 'Токен не є підписаним JSON Web Token.',
  'The token is not signed by the issuer that this API trusts.':
    'Токен підписано не тим видавцем, якому довіряє цей API.',
  "The token's {0} is not what this API accepts.": 'У токені {0} не те, що приймає цей API.',
  'The {0} does not fit its description ({1}). Nothing has happened; mend it and send it again.':
    'Запит ({0}) не відповідає своєму опису ({1}). Нічого не сталося; виправте й надішліть ще раз.',
  'The {0} of {1} may not {2} here. Nothing was changed; the attempt is on record.':
    'Роль «{0}» ({1}) не дає тут права {2}. Нічого не змінено; спробу записано.',
  'This address answers to people who are signed in. Send the header Authorization: Bearer TOKEN, or sign in at /auth/sign-in with a browser.':
    'Ця адреса відповідає тим, хто увійшов. Надішліть заголовок Authorization: Bearer TOKEN або увійдіть у браузері за адресою /auth/sign-in.',
  'This binds a body or declares an outcome, so it asks for a sign-in of the last {0} seconds.':
    'Це зобов’язує сторону або оголошує результат, тож потрібен вхід за останні {0} секунд.',
  'This cursor was not handed out by this list: leave it out to start from the beginning.':
    'Цей курсор не з цього переліку: пропустіть його, щоб почати спочатку.',
  'This is no request of HTTP/1.1. Nothing has happened.':
    'Це не запит HTTP/1.1. Нічого не сталося.',
  'This sign-in is not under way in this browser: it was finished already, took longer than ten minutes, or began elsewhere. Nobody was signed in by it. Sign in again.':
    'Цей вхід не триває в цьому браузері: його вже завершено, він тривав понад десять хвилин або почався деінде. Ніхто не увійшов завдяки йому. Увійдіть знову.',
  'Wait and send it again': 'Зачекайте і надішліть ще раз',
  'What Temporal holds shows positions, so it is decrypted for operators, secretaries and auditors. Your own matters are in your inbox.':
    'Те, що зберігає Temporal, показує позиції, тож його розшифровують для операторів, секретарів і аудиторів. Ваші справи — серед того, що на вас чекає.',
  'X-Namespace names another namespace than this Nemcon uses. Nothing was decrypted; open its own in the Temporal UI.':
    'X-Namespace називає інший простір імен, ніж використовує цей Nemcon. Нічого не розшифровано; відкрийте його власний в інтерфейсі Temporal.',
  'You are not signed in any more: the session ended, or was ended. Nothing has happened. Sign in again at /auth/sign-in.':
    'Ви вже не в системі: сеанс закінчився або його припинено. Нічого не сталося. Увійдіть знову за адресою /auth/sign-in.',
  'You have no open session {0}. GET /auth/sessions lists those you have.':
    'У вас немає відкритого сеансу {0}. GET /auth/sessions подає перелік ваших.',
  'You have sent': 'Забагато ваших запитів:',
  'You listen at {0} places already, or too many others do. Ask GET /api/live?after=CURSOR from time to time instead.':
    'Ви вже слухаєте в кількох місцях ({0}), або слухає забагато інших. Краще час від часу запитуйте GET /api/live?after=CURSOR.',
  'Your address has sent': 'Забагато запитів із вашої адреси:',
  'Your address has sent requests whose sign-in was refused:':
    'Забагато запитів із вашої адреси, у яких вхід відхилено:',
  'acting as {0}': 'дія як {0}',
  'holds characters that no text has': 'містить знаки, яких немає в жодному тексті',
  'is nested too deeply': 'має завелику вкладеність',
  'is no UTF-8, percent-encoded': 'не є UTF-8 з відсотковим кодуванням',
  'is no path of these pages': 'не є шляхом цих сторінок',
  'is unknown here': 'тут невідоме',
  'it needs the scope {0}{1}, registered here and named by the token':
    'потрібен обсяг {0}{1}, зареєстрований тут і названий у токені',
  'no service account may do this; a person does it under a mandate':
    'цього не може жоден службовий обліковий запис; це робить особа за мандатом',
  'returnTo is no path of these pages. Nobody is signed in. Write for example /auth/sign-in?returnTo=/.':
    'returnTo не є шляхом цих сторінок. Ніхто не увійшов. Напишіть, наприклад, /auth/sign-in?returnTo=/.',
  'stands twice': 'стоїть двічі',
  'the first page': 'першу сторінку',
  'the whole: {0}': 'загалом: {0}',
  'was not handed out by this list': 'не з цього переліку',
  '{0} Nothing was changed. Look at what you are about to sign, sign in afresh, and send the same again with the same Idempotency-Key.':
    '{0} Нічого не змінено. Перегляньте, що маєте підписати, увійдіть знову і надішліть те саме ще раз із тим самим Idempotency-Key.',
  '{0} Your issuer does not say when you signed in. Nothing was changed. Have whoever runs the issuer put the claim auth_time into its tokens (docs/sign-in.md), then sign in again.':
    '{0} Ваш видавець не каже, коли ви увійшли. Нічого не змінено. Попросіть тих, хто веде видавця, додати auth_time до токенів (docs/sign-in.md), а тоді увійдіть знову.',
  '{0} answers to {1}, not to {2}. Nothing has happened.':
    '{0} відповідає на {1}, а не на {2}. Нічого не сталося.',
  '{0} has no valid mandate for {1}; mandates in force: {2}. The attempt is on record. Ask the head of your delegation or the secretary for a mandate.':
    '{0} не має чинного мандата на це: {1}; чинні мандати: {2}. Спробу записано. Попросіть мандат у голови вашої делегації або в секретаря.',
  '{0} more than {1} in a minute. Nothing has happened. {2}; in {3} s the count begins anew. What binds a body has a count of its own.':
    '{0} понад {1} за хвилину. Нічого не сталося. {2}; за {3} с лічба почнеться знову. Те, що зобов’язує сторону, рахують окремо.',
  '{0} of your desk has claimed this since {1}. Nothing was changed. Let {2} release it, or ask the head of the delegation or the secretary to (POST /api/inbox/claims/release).':
    '{0} з вашого бюро має це на собі з {1}. Нічого не змінено. Нехай {2} звільнить справу, або попросіть про це голову делегації чи секретаря (POST /api/inbox/claims/release).',
  '{0} of {1}': '{0} ({1})',
  '{0} or go to {1}.': '{0} або відкрити {1}.',
  '{0}. Nothing has happened; mend it and send it again.':
    '{0}. Нічого не сталося; виправте й надішліть ще раз.',
  path: 'шлях',
  query: 'параметри',
  body: 'тіло',
  none: 'немає',
  this: 'ця дія',
  '(none given)': '(не зазначено)',
  'Somebody else': 'Інша особа',
  procedure: 'процедура',
  case: 'випадок',
  review: 'огляд',
  mandate: 'мандат',
  setting: 'налаштування рекомендації',
  'setting of a review': 'налаштування огляду',
};
