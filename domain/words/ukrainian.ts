import type { Lack } from '../condition.ts';
import { and, type Conditions, type NeedsSaid } from './said.ts';
import { events } from './ukrainian-events.ts';
import { plan } from './ukrainian-plan.ts';
import { reasons } from './ukrainian-reasons.ts';
import { titles } from './ukrainian-titles.ts';

const acts = {
  respond: 'відповісти',
  lift: 'зняти заперечення',
  accept: 'прийняти доручення',
  'freeze-version': 'зафіксувати редакцію',
  advise: 'надати висновок',
  circulate: 'розіслати текст',
  convene: 'скликати засідання',
  determine: 'визначити результат',
  reissue: 'розіслати повторно',
  dispose: 'розглянути зауваження',
  mark: 'проставити гриф',
  'close-package': 'закрити пакет',
  conclude: 'завершити розгляд',
  publish: 'оприлюднити',
  'submit-evidence': 'подати підтвердження',
  'accept-evidence': 'прийняти підтвердження',
  'put-back': 'повернути до пакета',
};

const offices = {
  secretary: 'секретар',
  'presiding-officer': 'головуючий',
  chair: 'голова',
  'working-group-chair': 'голова робочої групи',
  'committee-chair': 'голова комітету',
  'action-officer': 'відповідальний виконавець',
  director: 'директор',
  'assistant-secretary-general': 'помічник Генерального секретаря',
  registrar: 'реєстратор',
  'procurement-agency': 'агенція із закупівель',
  'ministry-of-defence': 'Міністерство оборони',
  'legal-adviser': 'юридичний радник',
  authority: 'відповідальний орган',
  champion: 'країна-координатор',
  'deputies-chair': 'голова заступників',
};

const outcomes = {
  agreed: 'погоджено',
  broken: 'мовчання порушено',
  'not-agreed': 'не погоджено',
  refused: 'відмовлено',
  'never-opened': 'не відкривалося',
  raised: 'передано на вищий рівень',
  returned: 'повернуто',
  withdrawn: 'відкликано',
  superseded: 'замінено',
  endorsed: 'схвалено',
  noted: 'взято до відома',
  withheld: 'утримано',
};

const positions = {
  agree: 'погоджується',
  object: 'заперечує',
  amend: 'пропонує поправку',
  reserve: 'погоджується із застереженням',
  state: 'погоджується із заявою',
  abstain: 'утримується',
  'not-participating': 'не бере участі',
  recuse: 'заявив самовідвід',
  yes: 'голосує «за»',
  no: 'голосує «проти»',
  'no-objection': 'не заперечує',
  discuss: 'потребує обговорення',
  approve: 'схвалює',
  disapprove: 'не схвалює',
  reject: 'відхиляє',
  support: 'підтримує',
  'formal-objection': 'формально заперечує',
  uphold: 'підтримує заперечення',
  overrule: 'відхиляє заперечення',
};

const list = and('і');

const needs: NeedsSaid = {
  notTasked: () => 'Ще не доручено.',
  over: (outcome, at) => `Завершено ${at}: ${outcome}.`,
  elsewhere: (outcome, where, version) =>
    `Результат: ${outcome}. Справа чекає ${where === 'meeting' ? 'на засідання' : 'поза процедурою'} або на нову редакцію (зараз редакція ${version}).`,
  inProgress: (stages) => `Триває: ${stages.join(', ').toLowerCase()}.`,
  held: (stage) => `«${stage}» призупинено; як діяти далі, вирішує головуючий.`,
  finding: (stage, office, until) =>
    `«${stage}» завершено; результат має визначити ${office}${by(until)}.`,
  waiting: (stage, who, until) => `«${stage}» — чекаємо: ${list(who.map(doing))}${by(until)}.`,
  lacking: (stage, lacks, until) =>
    `«${stage}» — ще потрібно${by(until)}: ${list(lacks.map(lack))}.`,
  takenOut: 'Вилучено з пакета. ',
  broken: (bodies, until, answers) =>
    `Мовчання порушено (${list(bodies)}); період відкритий до ${until}, щоб заперечення зняли або текст розіслали повторно${after(answers)}.`,
  silence: (until, ofNations, conditions) =>
    `Буде погоджено ${until}, якщо не заперечить жодна ${ofNations ? 'делегація' : 'сторона'}${ends(conditions)}`,
  deciding: (stage, isOverdue, until, conditions) =>
    isOverdue
      ? `«${stage}» прострочено з ${until}${ends(conditions)}`
      : `«${stage}»: рішення має бути до ${until}${ends(conditions)}`,
  counted: (answered, silent) => `відповіли: ${answered}, мовчать: ${silent}`,
  answered: (body, position) => (position === null ? `${body} не відповів` : `${body} ${position}`),
  list,
};

function doing({ name, act }: { readonly name: string; readonly act: string }): string {
  return `${name} (${act})`;
}

function by(until: string | null): string {
  return until === null ? '' : ` до ${until}`;
}

function after(answers: string): string {
  return answers === '' ? '' : `; ${answers}`;
}

function lack({ label, missing, open }: Lack): string {
  if (missing !== undefined) return `${label} (бракує мов: ${missing.join(', ')})`;
  return open === undefined ? label : `${label} (${open})`;
}

function ends({ answers, lacks, passedOver }: Conditions): string {
  const gate = lacks.length === 0 ? '' : ` Ще заважає: ${list(lacks.map(lack))}.`;
  const passed = passedOver.length === 0 ? '' : ` Не чекаючи: ${list(passedOver)}.`;
  return `${after(answers)}.${gate}${passed}`;
}

/** What the rules say, in Ukrainian. */
export const ukrainian = {
  needs,
  plan,
  events,
  round: (number: number) => `, коло ${number}`,
  colon: ': ',
  ends: { done: 'виконано', held: 'призупинено', extend: 'продовжити', resume: 'відновити' },
  acts,
  offices,
  outcomes,
  positions,
  titles,
  reasons,
};
