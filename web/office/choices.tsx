import { useTranslation } from 'react-i18next';
import { Choice } from '../design/field.tsx';
import { outcomeName } from '../recommendation/outcome-name.ts';
import { conclusions, usualStep } from './act-fields.ts';
import type { Editing } from './editing.ts';

/** Whom it is about, of those whom the rules take. */
export function BodyChoice({ open, act, words, onChange }: Editing) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t(act === 'undelivered' ? 'office.unreached' : 'office.silentBody')}
      value={words.body ?? ''}
      options={open.bodies.map((body) => ({ value: body, label: body }))}
      onChange={(body) => onChange({ ...words, body })}
      isRequired
    />
  );
}

/** Where it leads: the step that the procedure means, or one that is named. */
export function StepChoice({ open, act, words, onChange }: Editing) {
  const { t } = useTranslation();
  const usual = t(act === 'return' ? 'office.stepBefore' : 'office.stepUsual');
  return (
    <Choice
      label={t('office.step')}
      value={words.step ?? usualStep}
      options={[
        { value: usualStep, label: usual },
        ...open.steps.map(({ step, title }) => ({ value: step, label: title })),
      ]}
      onChange={(step) => onChange({ ...words, step })}
    />
  );
}

export function OutcomeChoice({ open, words, onChange }: Editing) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('office.outcome')}
      value={open.outcomes.find((one) => one === words.outcome) ?? open.outcomes[0] ?? ''}
      options={open.outcomes.map((one) => ({
        value: one,
        label:
          one === 'extend' || one === 'resume'
            ? t(`office.${one}`)
            : t(`outcome.${outcomeName(one)}`),
      }))}
      onChange={(outcome) => onChange({ ...words, outcome })}
    />
  );
}

/** The summit's word. */
export function ConclusionChoice({ words, onChange }: Editing) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('office.concluded')}
      value={conclusions.find((one) => one === words.concluded) ?? 'endorsed'}
      options={conclusions.map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
      onChange={(concluded) => onChange({ ...words, concluded })}
    />
  );
}

/** Whether a mistaken response counts no longer; by itself an erratum only says what is true. */
export function StrikeChoice({ words, onChange }: Editing) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('office.strike')}
      value={words.strike === 'yes' ? 'yes' : 'no'}
      options={[
        { value: 'no', label: t('office.strikeNo') },
        { value: 'yes', label: t('office.strikeYes') },
      ]}
      onChange={(strike) => onChange({ ...words, strike })}
    />
  );
}

export function AlignedChoice({ words, onChange }: Editing) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('office.aligned')}
      value={words.aligned === 'no' ? 'no' : 'yes'}
      options={(['yes', 'no'] as const).map((one) => ({ value: one, label: t(`office.${one}`) }))}
      onChange={(aligned) => onChange({ ...words, aligned })}
    />
  );
}
