import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Radio, RadioGroup, Label, TextArea, TextField } from 'react-aria-components';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Countdown } from '../design/deadline.tsx';
import { IfSilent } from '../design/if-silent.tsx';
import { positionName } from '../recommendation/position-name.ts';
import type { Matter } from '../recommendation/recommendation.tsx';
import { emptyDraft, type Draft } from './drafts.ts';
import { useDraft } from './use-draft.ts';
import { Preview } from './preview.tsx';
import { ReceiptToKeep } from './receipt.tsx';
import { Refusal } from './refusal.tsx';
import { usePreview, useSending, type Body } from './sending.ts';
import './answer.css';

export type Ask = Matter['asks'][number];

/** The answer of one body in one stage: written, looked at, sent, and a receipt of it. */
export function Answer({ matter, ask }: { readonly matter: Matter; readonly ask: Ask }) {
  const { t } = useTranslation();
  const { reference, marking } = matter;
  const [draft, change] = useDraft(`${reference} ${ask.stage} ${ask.round} ${ask.body}`);
  const preview = usePreview(reference);
  const sending = useSending(reference);
  const [isLate, setLate] = useState(false);
  const rule = ask.positions.find(({ position }) => position === draft.position);
  const body = rule && bodyOf(matter, ask, draft);
  const lacksReason = rule?.needsReason === true && draft.reason.trim() === '';
  if (sending.data) return <ReceiptToKeep matter={matter} written={sending.data} />;
  const edit = (next: Draft) => {
    preview.reset();
    sending.reset();
    change(next);
  };
  return (
    <form
      className="card answer"
      aria-label={t('answer.title', { body: ask.body, stage: ask.title })}
      onSubmit={(event) => {
        event.preventDefault();
        setLate(Date.now() > Date.parse(ask.deadline.instant));
        if (body && !lacksReason) preview.mutate(body);
      }}
    >
      <h2>{t('answer.title', { body: ask.body, stage: ask.title })}</h2>
      <p className="row">
        <Countdown due={ask.deadline} />
        {ask.ifSilent !== null && (
          <IfSilent what={ask.ifSilent} due={ask.deadline} body={ask.body} />
        )}
      </p>
      <Choice ask={ask} draft={draft} onChange={edit} />
      {draft.position !== null && <Words draft={draft} isNeeded={lacksReason} onChange={edit} />}
      {marking !== null && <p className="quiet small">{t('answer.memory')}</p>}
      {isLate && <Note tone="warn">{t('answer.late')}</Note>}
      <Refusal
        error={preview.error ?? sending.error}
        onFresh={() => body && sending.mutate(body)}
      />
      {preview.data && body ? (
        <Preview would={preview.data} matter={matter} position={body.position} ask={ask}>
          <Button look="main" isPending={sending.isPending} onPress={() => sending.mutate(body)}>
            {t(sending.isPending ? 'answer.sending' : 'answer.send')}
          </Button>
          <Button onPress={() => edit({ ...draft })}>{t('answer.back')}</Button>
        </Preview>
      ) : (
        <p className="row">
          <Button
            look="main"
            type="submit"
            isDisabled={!body || lacksReason}
            isPending={preview.isPending}
          >
            {t('answer.preview')}
          </Button>
          {draft.position !== null && (
            <Button look="bare" onPress={() => edit(emptyDraft)}>
              {t('answer.discard')}
            </Button>
          )}
        </p>
      )}
    </form>
  );
}

function bodyOf({ text }: Matter, { stage, body }: Ask, draft: Draft): Body | undefined {
  const { position, reason, statement } = draft;
  if (text === null || position === null) return undefined;
  return {
    position,
    text: text.hash,
    stage,
    bodies: [body],
    ...(reason.trim() === '' ? {} : { reason }),
    ...(statement.trim() === '' ? {} : { statement }),
  };
}

type Editing = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };

function Choice({ ask, draft, onChange }: Editing & { readonly ask: Ask }) {
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
            <span className="quiet small">{t(`effect.${effect}`)}</span>
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
