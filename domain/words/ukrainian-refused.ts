/** Why reviews, times, windows and stand-ins refuse, in Ukrainian by its English pattern. */
export const sayings: Readonly<Record<string, string>> = {
  'Every member of the package is concluded already.':
    'Розгляд усіх рекомендацій пакета вже завершено.',
  'It came too late for {0}.': 'Для {0} це надійшло запізно.',
  'It ended before this could be taken.': 'Вона завершилася, перш ніж це вдалося врахувати.',
  'It has not been tasked yet.': 'Її ще не доручено.',
  'It is over: {0}.': 'Завершено: {0}.',
  'It is tasked already.': 'Її вже доручено.',
  'It is void for {0}: {1}.': 'Для {0} це недійсно: {1}.',
  'It waits outside the route ({0}).': 'Вона чекає поза процедурою ({0}).',
  'It would hold longer than the mandate that it is lent from.':
    'Заступництво тривало б довше за мандат, з якого його надано.',
  'No evidence was submitted yet.': 'Підтвердження ще не подано.',
  'No recommendation is ready for the package yet.': 'Жодна рекомендація ще не готова до пакета.',
  'Nobody becomes a stand-in by their own act; somebody else must.':
    'Ніхто не стає заступником із власної волі; це має зробити хтось інший.',
  'Only the {0} may do this.': 'Це може зробити лише {0}.',
  'The calendar {0} covers {1} to {2}; {3} is outside.':
    'Календар {0} охоплює час від {1} до {2}; {3} поза ним.',
  'The package is closed; its members and texts are fixed.':
    'Пакет закрито; його склад і тексти незмінні.',
  'The package is not what was seen: {0}. Look again and close it then.':
    'Пакет не такий, яким його бачили: {0}. Перегляньте знову, а тоді закрийте.',
  'The procedure gives at least until {0}; {1} is too early.':
    'Процедура дає щонайменше до {0}; {1} — зарано.',
  'The procedure gives at most until {0}; {1} is too late.':
    'Процедура дає щонайбільше до {0}; {1} — запізно.',
  'The review is not open yet.': 'Огляд ще не відкрито.',
  'The review is open already.': 'Огляд уже відкрито.',
  'The review is over; its package is concluded.':
    'Огляд завершено; розгляд його пакета завершено.',
  'The review {0} is archived: it can be read, and nothing in it is changed any more. Set up another review for what is new.':
    'Огляд {0} архівовано: його можна читати, але в ньому вже нічого не змінюють. Для нового створіть інший огляд.',
  'The summit takes up the package once the secretary has closed it.':
    'Саміт береться за пакет, коли секретар його закриє.',
  'The text of {0} is not the one that the package was closed with.':
    'Текст {0} не той, з яким закрито пакет.',
  'The window would end {0}, before it opens.': 'Період закінчився б {0}, до свого відкриття.',
  'This mandate has ended, so nothing is left to lend.':
    'Цей мандат закінчився, тож передавати нема чого.',
  'What the service could receive before the deadline of {0} must be known first.':
    'Спершу треба знати, що служба могла отримати до строку етапу {0}.',
  'What was lent cannot be lent again; ask its principal.':
    'Передане в заступництво не передають далі; зверніться до того, кого заступають.',
  'Whoever acts as {0} may not {1}.': 'Роль «{0}» не дає права {1}.',
  'Whoever {0} cannot {1}; somebody else who may must do it.':
    'Хто {0}, не може {1}; це має зробити інша особа, яка має на це право.',
  '{0} (missing: {1})': '{0} (бракує мов: {1})',
  '{0} ({1} are open)': '{0} (відкритих: {1})',
  '{0} ({1} is open)': '{0} (відкритих: {1})',
  '{0} does not exist in {1} (a clock change); choose another time.':
    '{0} не існує в поясі {1} (переведення годинника); виберіть інший час.',
  '{0} does not wait for the package now.': '{0} зараз не чекає на пакет.',
  '{0} happens twice in {1} (a clock change); name the time with its offset.':
    '{0} настає двічі в поясі {1} (переведення годинника); зазначте час зі зміщенням.',
  '{0} holds this mandate already; name somebody else.':
    '{0} вже має цей мандат; назвіть іншу особу.',
  '{0} is held; the presiding officer determines how it goes on, or it is withdrawn.':
    '«{0}» призупинено; як діяти далі, вирішує головуючий, або її відкликають.',
  '{0} is no recommendation of this review.': '{0} не є рекомендацією цього огляду.',
  '{0} is not in the package.': '{0} немає в пакеті.',
  '{0} is out of the package already.': '{0} вже вилучено з пакета.',
  '{0} is over already.': '{0}: уже завершено.',
  '{0} stands in for {1} there in that time; each would act for the other.':
    '{0} тоді заступає {1} на цій посаді; кожен діяв би за іншого.',
  '{0} was not in the package when it was closed; withdraw it, return it, or take it to a later review.':
    '{0} не було в пакеті, коли його закрили; відкличте її, поверніть або внесіть до пізнішого огляду.',
  '{0} was not taken out of the package.': '{0} не вилучали з пакета.',
  '{0} was taken out of the package; the secretary may put it back.':
    '{0} вилучено з пакета; секретар може її повернути.',
  '{0} was {1} already.': '{0}: розгляд уже завершено ({1}).',
};
