import type { EventOf } from '../event.ts';
import type { Response } from '../state.ts';
import { toldTo, type EventsSaid, type Names } from './events.ts';
import { named } from './said.ts';

const kinds = { editorial: 'редакційне', substantive: 'по суті', critical: 'критичне' };
const dispositions = {
  accepted: 'прийнято',
  modified: 'прийнято зі змінами',
  rejected: 'відхилено',
  deferred: 'відкладено',
};
const silent = {
  silent: (count: number) => `${count}, що не відповіли`,
  holder: 'кого чекаємо',
  nobody: 'нікому',
};

function about({ clauses = [], carriedFrom }: Response): string {
  const on = clauses.length > 0 ? ` щодо ${clauses.join(', ')}` : '';
  return carriedFrom === undefined ? on : `${on} (перенесено з редакції ${carriedFrom})`;
}

function notCounted(event: EventOf<'responded'>, { reason }: Names): string {
  switch (event.status) {
    case 'counted':
      return '';
    case 'late':
      return ' (запізно, не зараховано)';
    case 'void':
      return ` (недійсно: ${reason(event.why)})`;
  }
}

/** What each event says of itself in Ukrainian. */
export const events: EventsSaid = {
  tasked: ({ workingGroup }) => `Доручено: ${workingGroup}.`,
  'step-skipped': ({ step, reason }, names) => `Крок «${step}» пропущено: ${names.reason(reason)}`,
  'version-frozen': ({ number }) => `Редакцію ${number} зафіксовано.`,
  'language-version-added': ({ version, language }) => `Редакція ${version} є мовою ${language}.`,
  attached: ({ version }) => `Додано файл до ${version === 0 ? 'тексту' : `редакції ${version}`}.`,
  commented: ({ body, kind, clause }) =>
    `${body}: зауваження (${named(kinds, kind)})${clause ? ` до ${clause}` : ''}.`,
  disposed: ({ comment, disposition }) =>
    `Зауваження ${comment}: ${named(dispositions, disposition)}.`,
  marked: ({ marking, releasability }) =>
    `Гриф: ${marking}${releasability.length > 0 ? `, можна передати: ${releasability.join(', ')}` : ''}.`,
  'procedure-migrated': ({ from, procedure }) =>
    `Переведено з версії ${from} на версію ${procedure.version} процедури.`,
  'package-closed': () => 'Пакет закрито разом із нею.',
  concluded: ({ outcome }, names) => `Саміт: ${names.outcome(outcome)}.`,
  'taken-out': () => 'Вилучено з пакета.',
  'put-back': () => 'Повернуто до пакета.',
  'publication-corrected': () => 'Запис у публічному реєстрі виправлено.',
  'evidence-refused': () => 'Підтвердження відхилено.',
  published: () => 'Оприлюднено в публічному реєстрі.',
  'evidence-submitted': () => 'Подано підтвердження виконання.',
  'evidence-accepted': () => 'Підтвердження прийнято.',
  moved: ({ where, outcome }, names) =>
    `Передано ${where === 'meeting' ? 'на засідання' : `до: ${where}`} (${names.outcome(outcome)}).`,
  corrected: ({ of, struck }) =>
    `Виправлення до події ${of}${struck ? `: відповідь ${struck.body} викреслено` : ''}.`,
  reopened: ({ to }) => `Відкрито знову на «${to}», після того як саміт її відклав.`,
  ended: ({ outcome, successor }, names) =>
    `Завершено: ${names.outcome(outcome)}${successor === null ? '' : ` (${successor})`}.`,
  'stage-reached': ({ due }, { when }) =>
    due === null ? 'розпочато.' : `розпочато, строк до ${when(due.at)}.`,
  'round-opened': ({ electorate, deadline }, { when }) =>
    `відкрито для ${electorate.length} до ${when(deadline.at)}.`,
  responded: (event, names) =>
    `${event.response.body} ${names.position(event.response.position)}${about(event.response)}${notCounted(event, names)}.`,
  reissued: ({ version }) => `розіслано повторно з редакцією ${version}.`,
  lifted: ({ body }) => `${body}: заперечення знято.`,
  'position-withdrawn': ({ body }) => `${body}: позицію відкликано.`,
  recused: ({ body }) => `${body}: самовідвід.`,
  'position-released': ({ body }) => `${body}: позицію розкрито.`,
  'silence-broken': ({ body }) => `${body}: мовчання порушено.`,
  'silence-restored': () => 'мовчання триває знову.',
  advised: ({ aligned }) =>
    `висновок надано, ${aligned ? 'відповідає' : 'не відповідає'} орієнтиру.`,
  'passed-over': ({ body }) => `${body} так і не відповів; далі без цієї відповіді.`,
  undelivered: ({ body }) => `текст не дійшов: ${body}.`,
  'more-time-asked': ({ body }) => `${body} просить більше часу.`,
  extended: ({ deadline }, { when }) => `продовжено до ${when(deadline.at)}.`,
  'determination-awaited': () => 'завершено; результат ще мають визначити.',
  determined: ({ outcome }, names) => `визначено: ${names.outcome(outcome)}.`,
  expired: () => 'період завершено.',
  held: ({ reason }, names) => `призупинено: ${names.reason(reason)}`,
  resumed: () => 'відновлено.',
  reminded: (event, names) => `нагадування: ${toldTo(event, names, silent)}.`,
  escalated: (event, names) =>
    `передано вище (рівень ${event.level}): ${toldTo(event, names, silent)}.`,
  'stage-closed': ({ outcome, reason }, names) =>
    `${names.outcome(outcome)}. ${names.reason(reason)}`.trim(),
};
