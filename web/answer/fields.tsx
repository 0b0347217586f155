import { useTranslation } from 'react-i18next';
import { Label, Radio, RadioGroup, TextArea, TextField } from 'react-aria-components';
import { positionName } from '../recommendation/position-name.ts';
import type { Ask } from './answer.tsx';
import type { Draft } from './drafts.ts';

export type Editing = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };

type Choosable = Pick<Ask['positions'][number], 'position' | 'needsReason'> & {
  /** null: it differs from one text to the other. */
  readonly effect: Ask['positions'][number]['effect'] | null;
};
type Asking = { readonly ask: { readonly positions: readonly Choosable[] } };

/** Position, reason, statement. */
export function Fields({ ask, draft, onChange }: Editing & Asking) {
  const rule = ask.positions.find(({ position }) => position === draft.position);
  return (
    <>
      <Choice {...{ ask, draft, onChange }} />
      {rule !== undefined && <Words {...{ draft, onChange }} isNeeded={rule.needsReason} />}
    </>
  );
}

export function lacksReason(
  { needsReason }: Pick<Choosable, 'needsReason'>,
  { reason }: Draft,
): boolean {
  return needsReason && reason.trim() === '';
}

function Choice({ ask, draft, onChange }: Editing & Asking) {
  const { t } = useTranslation();
  return (
    <RadioGroup
      className="choice"
      value={draft.position}
      onChange={(position) => onChange({ ...draft, position })}
    >
      <Label>{t('answer.position')}</Label>
      {ask.positions.map(({ position, effect }) => {
        const name = positionName(position);
        return (
          <Radio key={position} value={position} className="option">
            <strong>{name === 'other' ? position : t(`say.${name}`)}</strong>{' '}
            {effect !== null && <span className="quiet small">{t(`effect.${effect}`)}</span>}
          </Radio>
        );
      })}
    </RadioGroup>
  );
}

function Words({ draft, isNeeded, onChange }: Editing & { readonly isNeeded: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        className="field"
        value={draft.reason}
        isRequired={isNeeded}
        onChange={(reason) => onChange({ ...draft, reason })}
      >
        <Label>{t(isNeeded ? 'answer.reasonNeeded' : 'answer.reason')}</Label>
        <TextArea rows={3} maxLength={20_000} />
      </TextField>
      <TextField
        className="field"
        value={draft.statement}
        onChange={(statement) => onChange({ ...draft, statement })}
      >
        <Label>{t('answer.statement')}</Label>
        <TextArea rows={2} maxLength={20_000} />
      </TextField>
    </>
  );
}
