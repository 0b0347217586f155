import { ukrainian } from '../../domain/words/ukrainian.ts';
import { named } from '../../domain/words/said.ts';
import type { Phrases } from './phrases.ts';

const { acts, offices, outcomes } = ukrainian;

export const uk: Phrases = {
  locale: 'uk-UA',
  subject: {
    opened: 'відкрито для вашої відповіді',
    awaited: 'очікує на вас',
    reminder: 'нагадування',
    escalation: 'прострочено',
    broken: 'мовчання порушено',
    restored: 'процедура мовчання триває',
    extended: 'строк перенесено',
    closed: 'закрито',
    held: 'призупинено',
    package: 'пакет саміту змінено',
    recused: 'учасник заявив самовідвід',
    'passed-over': 'розгляд триває без одного з учасників',
    corrected: 'дію виправлено',
    reopened: 'відкрито знову',
    plan: 'план до саміту',
    mandate: 'дія без чинного мандата',
    undelivered: 'лист не доставлено',
    settled: 'від вас більше нічого не очікується',
  },
  several: (count) => `повідомлень: ${count}`,
  told: (kind, stage) => {
    const it = stage === null ? 'Огляд' : `«${stage}»`;
    switch (kind) {
      case 'opened':
        return `${it}: можна надати вашу відповідь.`;
      case 'awaited':
        return `${it}: очікується ваша дія.`;
      case 'reminder':
        return `Нагадування. ${it}: очікується ваша дія.`;
      case 'escalation':
        return `${it}: строк порушено, питання передано вам.`;
      case 'broken':
        return `${it}: надійшло заперечення, мовчання порушено.`;
      case 'restored':
        return `${it}: заперечення знято, період триває до того самого строку.`;
      case 'extended':
        return `${it}: строк перенесено.`;
      case 'closed':
        return `${it}: етап закрито.`;
      case 'held':
        return `${it}: етап призупинено.`;
      case 'package':
        return 'Пакет саміту змінено.';
      case 'recused':
        return `${it}: один з учасників заявив самовідвід.`;
      case 'passed-over':
        return `${it}: розгляд триває без учасника, який не відповів.`;
      case 'corrected':
        return `${it}: дію виправлено; обидва записи залишаються.`;
      case 'reopened':
        return `${it}: розгляд відновлено.`;
      case 'plan':
        return 'План до саміту змінився.';
      case 'mandate':
        return `${it}: дію отримано за мандатом, що не був чинним; вам вирішувати, чи вона лишається в силі.`;
      case 'undelivered':
        return `${it}: лист не доставлено.`;
      case 'settled':
        return `${it}: від вас більше нічого не очікується; запис у вашому календарі скасовано.`;
    }
  },
  needs: (situation, when) => {
    switch (situation.is) {
      case 'ended':
        return `Завершено ${when(situation.at)}: ${uk.outcomes[situation.outcome]}.`;
      case 'elsewhere':
        return 'Питання розглядається поза маршрутом.';
      case 'silence':
        return `Буде погоджено ${when(situation.until)}, якщо ніхто не заперечить.`;
      case 'deciding':
        return `«${situation.stage}»: згоди має бути досягнуто до ${when(situation.until)}.`;
      case 'broken':
        return `Мовчання порушили: ${situation.by.join(', ')}; період відкрито до ${when(situation.until)}.`;
      case 'held':
        return `«${situation.stage}» призупинено; як діяти далі, вирішує головуючий.`;
      case 'finding':
        return `«${situation.stage}» завершено; результат ще належить визначити.`;
      case 'waiting': {
        const on = situation.on.map(
          ({ name, act, isOffice }) =>
            `${isOffice ? named(offices, name) : name} (${named(acts, act)})`,
        );
        const by = situation.until === null ? '' : `; строк: ${when(situation.until)}`;
        return `«${situation.stage}» очікує: ${on.join(', ')}${by}.`;
      }
    }
  },
  inaction: {
    'silence-agrees': 'після завершення періоду ваше мовчання вважатиметься згодою.',
    'counts-as-abstained': 'вважатиметься, що ви утрималися.',
    'answer-missing': 'вашої відповіді бракуватиме; мовчання не є згодою.',
    'objection-stands': 'ваше заперечення залишається чинним.',
    'goes-up': 'нічого не вирішується; про прострочення повідомлять вищих посадовців.',
    'nothing-asked': 'від вас тут нічого не потрібно.',
  },
  outcomes,
  acts,
  offices,
  labels: {
    deadline: 'Строк',
    promised: 'як оголошено',
    yours: 'ваш час',
    inaction: 'Якщо нічого не робити',
    record: 'У реєстрі',
    link: 'Переглянути',
    linkOnly: 'Посилання показує стан справи. Воно ніколи не відповідає за вас.',
    machine: 'Написано Nemcon. Відповіді на цю адресу не читаються.',
  },
};
