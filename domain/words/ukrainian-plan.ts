import type { PlanSaid } from './plan-said.ts';
import { and } from './said.ts';

const list = and('і');

/** What is said of summits, plans and reviews in Ukrainian. */
export const plan: PlanSaid = {
  nothing: (summit) => `Жодна рекомендація не на шляху до саміту ${summit}.`,
  tight: ({ summit, reference, stage, workingDays, by }) =>
    `Ніщо не блокує саміт ${summit}; найменший запас має ${reference}, ${days(workingDays)}: ${stage === null ? 'розгляд' : `«${stage}»`} має завершитися${by === null ? '' : ` щонайпізніше ${by}`}.`,
  blocked: ({ summit, reference, stage, soonest, workingDays, others }) =>
    `Саміт ${summit} блокує ${reference}${stage === null ? '' : `, «${stage}»`}: за найкоротших строків розгляд може завершитися ${soonest}, запізнення — ${days(workingDays)}.${others.length > 0 ? ` Так само запізнюються: ${list(others)}.` : ''}`,
  effect: {
    gone: (reference, summit) => `${reference} більше не йшла б на саміт ${summit}.`,
    late: ({ reference, summit, soonest, workingDays }) =>
      `${reference} не встигла б до саміту ${summit}: за найкоротших подальших строків щонайраніше ${soonest}, запізнення — ${days(workingDays)}.`,
    room: ({ reference, summit, workingDays, before }) => {
      const room = `до саміту ${summit}: ${days(workingDays)}`;
      if (before === workingDays) return `${reference} зберігає запас ${room}.`;
      return `${reference} мала б запас ${room}${before === null ? '' : ` замість ${before}`}.`;
    },
  },
  slip: {
    noSummit: () => 'Вона не йде на жоден саміт.',
    late: (summit, workingDays) =>
      `Вона запізнюється на саміт ${summit} на ${aboutDays(workingDays)}.`,
    room: (workingDays) => `Запас: ${aboutDays(workingDays)}.`,
    misses: (latest, summit) => `Пізніше ніж ${latest} вона не встигає на саміт ${summit}.`,
  },
  holiday: ({ stage, deadline, bodies }) =>
    `${stage}: строк ${deadline} припадає на державне свято: ${bodies.map(({ body, holiday }) => `${body} (${holiday})`).join(', ')}. Він не змінюється.`,
  review: {
    notOpened: () => 'Ще не відкрито.',
    open: (running, total) => `Відкрито рекомендацій: ${running} з ${total}.`,
    collecting: ({ ready, total, due, summit, late }) =>
      `Готові до пакета: ${ready} з ${total}; секретар закриває його${due === null ? '' : ` до ${due}`}, ${summit === null ? 'дату саміту не визначено' : `саміт — ${summit}`}.${late.length > 0 ? ` За нинішнього стану не встигають: ${list(late)}.` : ''}`,
    closed: ({ size, takenOut, concluded, summit }) =>
      `Пакет закрито (рекомендацій: ${size}${takenOut === 0 ? '' : `, з них вилучено: ${takenOut}`}); саміт${summit === null ? '' : ` ${summit}`} завершив розгляд: ${concluded}.`,
    ended: (at) => `Саміт завершив розгляд усіх рекомендацій пакета (${at}).`,
  },
};

/** 1 and 21 day, 2 to 4 and 22 days, 5 to 20 of days. */
function days(count: number): string {
  const [ten, one] = [count % 100, count % 10];
  if (one === 1 && ten !== 11) return `${count} робочий день`;
  const isFew = one >= 2 && one <= 4 && (ten < 12 || ten > 14);
  return isFew ? `${count} робочі дні` : `${count} робочих днів`;
}

function aboutDays(count: number): string {
  return count === 0 ? 'менше ніж робочий день' : days(count);
}
