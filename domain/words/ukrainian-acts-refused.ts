/** Why an act on a recommendation is refused, in Ukrainian by its English pattern. */
export const sayings: Readonly<Record<string, string>> = {
  'A hold is the service’s own act.': 'Призупинення — це дія самої служби.',
  'A re-issue needs a new version; have one frozen first.':
    'Для повторного розсилання потрібна нова редакція; спершу зафіксуйте її.',
  'An extension ends after {0}.': 'Продовження закінчується після {0}.',
  'Comment {0} is {1} already.': 'Зауваження {0} вже розглянуто: {1}.',
  'Event {0} is no response that counts in an open stage; correct it without striking, and the record will say what is true.':
    'Подія {0} не є відповіддю, зарахованою на відкритому етапі; виправте, не викреслюючи, і запис скаже, що правильно.',
  'Evidence comes from the authority or the action officer.':
    'Підтвердження подає відповідальний орган або відповідальний виконавець.',
  'In all the period may last until {0}.': 'Загалом період може тривати до {0}.',
  'It can be reopened at {0}; nothing is none of them.':
    'Її можна відкрити знову на {0}; нічого з цього не названо.',
  'It can be reopened at {0}; {1} is none of them.':
    'Її можна відкрити знову на {0}; {1} серед них немає.',
  'It follows {0} version {1}; name another version of it.':
    'Вона йде за {0}, версія {1}; назвіть іншу її версію.',
  'It goes to the summit with the package of its review; only what was reopened, or taken out of it, goes by itself.':
    'Вона йде на саміт із пакетом свого огляду; окремо йде лише те, що відкрито знову або вилучено з пакета.',
  'It is out of the package already.': 'Її вже вилучено з пакета.',
  'It waits outside the route after {0}, which version {1} does not have; nothing could take it up again.':
    'Вона чекає поза процедурою після {0}, чого у версії {1} немає; ніщо не змогло б її знову взяти.',
  'It was not taken out of the package.': 'Її не вилучали з пакета.',
  'It was published in {0}, which version {1} does not have.':
    'Її оприлюднено на {0}, чого у версії {1} немає.',
  'Its procedure knows no package.': 'Її процедура не знає пакета.',
  'No evidence waits to be accepted or refused.':
    'Жодне підтвердження не чекає на прийняття чи відхилення.',
  'No implementation waits for evidence now.': 'Зараз жодне виконання не чекає на підтвердження.',
  'No objection of {0} stands in {1}.': 'Заперечення від {0} на етапі «{1}» немає.',
  'No position of {0} stands in {1}.': 'Позиції від {0} на етапі «{1}» немає.',
  'No procedure is being proposed that could be objected to now.':
    'Зараз не пропонують процедури, проти якої можна було б заперечити.',
  'No stage is open for positions now.': 'Зараз не відкрито жодного етапу для позицій.',
  'No stage that takes comments is open now.':
    'Зараз не відкрито жодного етапу, на якому приймають зауваження.',
  'No such stage is open now.': 'Такого етапу зараз не відкрито.',
  'No version is frozen yet; language versions follow the text that is decided.':
    'Жодної редакції ще не зафіксовано; мовні версії йдуть за текстом, який вирішують.',
  'Nothing is broken that could be re-issued.':
    'Немає порушеного мовчання, після якого можна розіслати повторно.',
  'Nothing is held that could resume.': 'Немає нічого призупиненого, що можна відновити.',
  'Nothing on record lets this letter speak for {0}.':
    'Ніщо в записі не дає цьому листу права говорити від {0}.',
  'Nothing on record lets this person speak for {0}.':
    'Ніщо в записі не дає цій особі права говорити від {0}.',
  'Nothing waits for a determination now.': 'Зараз ніщо не чекає на визначення результату.',
  'Nothing waits for this act ({0}) now.': 'Зараз ніщо не чекає на цю дію ({0}).',
  'Nothing waits to be opened by {0} now.': 'Зараз ніщо не чекає на відкриття такою дією: {0}.',
  'Nothing was published yet, so there is nothing to correct.':
    'Ще нічого не оприлюднено, тож виправляти нема чого.',
  'Only a delegate of {0} releases what {1} said.':
    'Розкрити те, що сказала сторона {1}, може лише делегат від {0}.',
  'Only nobody in this procedure may do this ({0}).':
    'У цій процедурі цього не може зробити ніхто ({0}).',
  'Only the presiding officer resumes what is held.': 'Призупинене відновлює лише головуючий.',
  'Only the {0} corrects a publication.': 'Оприлюднене виправляє лише {0}.',
  'Only the {0} may do this ({1}).': 'Це може зробити лише {0} ({1}).',
  'Only the {0} may move it to another version of its procedure.':
    'Перевести її на іншу версію процедури може лише {0}.',
  'Only what the summit withheld can be reopened.':
    'Відкрити знову можна лише те, що саміт утримав.',
  'Only who closes the package may take out of it or put back.':
    'Вилучати з пакета чи повертати до нього може лише той, хто його закриває.',
  'Only {0} can {1}.': 'Лише {0} може {1}.',
  'Several stages are open to {0}; name one of them.':
    'Для {0} відкрито кілька етапів; назвіть один.',
  'Several stages are open; name the one that is meant.':
    'Відкрито кілька етапів; назвіть потрібний.',
  'Several stages wait for a determination; name one.':
    'Кілька етапів чекають на визначення результату; назвіть один.',
  'Several stages wait for this; name the one that is meant.':
    'На це чекають кілька етапів; назвіть потрібний.',
  'The answer is about a language version; what is decided is the authoritative text. {0} is about version {1}; read it and answer again.':
    'Відповідь стосується мовної версії, а вирішують автентичний текст. «{0}» стосується редакції {1}; прочитайте її й дайте відповідь знову.',
  'The answer is about another text. {0} is about version {1}; read it and answer again.':
    'Відповідь стосується іншого тексту. «{0}» стосується редакції {1}; прочитайте її й дайте відповідь знову.',
  'The deadline of {0} has passed; determine an outcome or extend it.':
    'Строк етапу «{0}» минув; визначте результат або продовжте його.',
  'The deadline, {0}, has passed.': 'Строк, {0}, минув.',
  "The determination is the {0}'s.": 'Результат визначає інша посада: {0}.',
  'The new deadline must be in the future.': 'Новий строк має бути в майбутньому.',
  'The period ended {0}.': 'Період закінчився {0}.',
  'The procedure does not let it be found {0}.': 'Процедура не дозволяє такого результату: {0}.',
  'The procedure has no deciding stage {0}.': 'У процедурі немає етапу {0}, на якому вирішують.',
  'The procedure has no step {0}; it has {1}.': 'У процедурі немає кроку {0}; у ній є {1}.',
  'The procedure lets nobody be passed over in {0}: wait, or raise it.':
    'Процедура не дозволяє нікого обійти на етапі «{0}»: зачекайте або передайте справу вище.',
  'The record has no event {0}; it ends with its last one.':
    'У записі немає події {0}; він закінчується своєю останньою.',
  'The stage {0} does not wait for anybody now.': 'Етап {0} зараз ні на кого не чекає.',
  'The summit has endorsed it already.': 'Саміт її вже схвалив.',
  'The route has a step in which the text is drafted.':
    'На маршруті є крок, на якому складають текст.',
  'The text cannot be changed at this step; return it first.':
    'На цьому кроці текст не можна змінити; спершу поверніть її.',
  'The text is marked {0}, which is not public. Publish a redacted entry in its place, or mark it as public first.':
    'Текст має гриф {0}, тож він не публічний. Оприлюдніть замість нього запис із вилученнями або спершу позначте його як публічний.',
  'The text is not marked, which is not public. Publish a redacted entry in its place, or mark it as public first.':
    'Текст не має грифа, тож він не публічний. Оприлюдніть замість нього запис із вилученнями або спершу позначте його як публічний.',
  'The version brings its text in {0} twice; keep one.':
    'Редакція двічі подає текст мовою {0}; залиште один.',
  'There is no comment {0} to name a change by.': 'Зауваження {0}, яким названо зміну, немає.',
  'There is no comment {0}.': 'Зауваження {0} немає.',
  'There is no position of {0} in a stage that is closed; while a stage runs none is released.':
    'Позиції {0} на закритому етапі немає; поки етап триває, позицій не розкривають.',
  'There is no version {0}.': 'Редакції {0} немає.',
  'This is the very text that is frozen already.': 'Це саме той текст, який уже зафіксовано.',
  'This person cannot comment for {0}.': 'Ця особа не може подавати зауваження від {0}.',
  'To extend, name until when.': 'Щоб продовжити, зазначте, до якого часу.',
  'To {0} a reason is needed; it goes to everyone.':
    'Ця позиція потребує підстави, яку побачать усі: {0}.',
  'Under version {0} it would end at once.': 'За версією {0} вона одразу завершилася б.',
  'Under version {0} it would end at once: {1}': 'За версією {0} вона одразу завершилася б: {1}',
  'Version {0} has no step {1}, and none after it.':
    'У версії {0} немає кроку {1} і жодного після нього.',
  'Version {0} has this very text in {1}.': 'Редакція {0} вже має саме цей текст мовою {1}.',
  'Version {0} is being decided: its text in {1} stays as it was circulated.':
    'Редакцію {0} саме вирішують: її текст мовою {1} лишається таким, як його розіслано.',
  'Version {0} is decided in {1}: another text in it is a new version.':
    'Редакцію {0} ухвалюють мовою {1}: інший текст цією мовою — нова редакція.',
  'version {0}': 'версія {0}',
  '{0} asks {1}, and nobody holds that here.':
    '{0} звертається до {1}, а цієї ролі тут ніхто не має.',
  '{0} can only be resumed.': '«{0}» можна лише відновити.',
  '{0} cannot be extended.': '«{0}» не можна продовжити.',
  '{0} cannot be passed over.': 'Обійтися без «{0}» не можна.',
  '{0} cannot open yet: {1}.': '«{0}» ще не можна відкрити: {1}.',
  '{0} closed at {1}; positions no longer count.': '«{0}» закрито {1}; позиції вже не зараховують.',
  '{0} closed; positions no longer count.': '«{0}» закрито; позиції вже не зараховують.',
  '{0} decides; name the body that never answers.':
    '«{0}» вирішує; назвіть сторону, яка не відповідає.',
  '{0} does not let its members recuse themselves.': '«{0}» не дозволяє учасникам самовідводу.',
  '{0} does not wait for answers now.': '«{0}» зараз не чекає на відповіді.',
  '{0} ended {1}; correct it without striking, and the record will say what is true.':
    '«{0}» завершено {1}; виправте, не викреслюючи, і запис скаже, що правильно.',
  '{0} has already recused itself.': '{0}: самовідвід уже заявлено.',
  '{0} has answered; its position stands.': '{0} вже має відповідь на записі; ця позиція чинна.',
  '{0} has had its {1} rounds.': '«{0}» вичерпав свої кола (дозволено: {1}).',
  '{0} has recused itself from {1}.': '{0}: заявлено самовідвід на етапі «{1}».',
  '{0} has released this position already.': '{0}: цю позицію вже розкрито.',
  '{0} has until {1}; wait for it until then.': '{0} має час до {1}; зачекайте доти.',
  '{0} is ended by the {1}.': '«{0}» завершує {1}.',
  '{0} is extended by the {1}.': '«{0}» продовжує {1}.',
  '{0} is held; the presiding officer decides first.':
    '«{0}» призупинено; спершу вирішує головуючий.',
  '{0} is held; the presiding officer decides how it goes on.':
    '«{0}» призупинено; як діяти далі, вирішує головуючий.',
  '{0} is in no electorate that is asked.': '{0} не входить до жодного складу, який запитують.',
  '{0} is no objection; using the procedure can only be objected to.':
    '«{0}» — не заперечення; проти застосування процедури можна лише заперечити.',
  '{0} is no position here; there are {1}.': '«{0}» тут не є позицією; є такі: {1}.',
  '{0} is not in the electorate of {1}.':
    '{0} не входить до складу тих, хто вирішує на етапі «{1}».',
  '{0} is opened by the {1}.': '«{0}» відкриває {1}.',
  '{0} is passed over by the {1} alone.': 'Іти далі без «{0}» може лише {1}.',
  '{0} is re-issued by the {1}.': '«{0}» повторно розсилає {1}.',
  '{0} lies ahead; it can only be returned to an earlier step.':
    '{0} ще попереду; повернути можна лише на попередній крок.',
  '{0} needs more: {1}.': '«{0}» потребує ще: {1}.',
  '{0} needs the {1}, and nobody sits there.':
    '{0} потребує такої посади: {1}, а її ніхто не обіймає.',
  '{0} stand against it; it cannot be found agreed.': '{0} проти; погодження визначити не можна.',
  '{0} stands against it; it cannot be found agreed.': '{0} проти; погодження визначити не можна.',
  '{0} takes no comments after its deadline.': '«{0}» після строку зауважень не приймає.',
  '{0} waits for the {1}.': '«{0}» — чекаємо: {1}.',
  '{0} was already extended as often as it may be.':
    '«{0}» уже продовжено стільки разів, скільки дозволено.',
  '{0} was passed over already.': 'Без {0} вже пішли далі.',
};
