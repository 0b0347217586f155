import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../act/act-panel.tsx';
import { keepWords, wordsOf } from '../answer/drafts.ts';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import type { Matter } from '../recommendation/recommendation.tsx';
import { ActForm } from './act-form.tsx';
import { actOf, formed, formNames, type Formed, type OpenAct, type Words } from './act-fields.ts';

type Offered = { readonly open: OpenAct; readonly act: Formed };

/** What the reader could do here beside answering: what awaits them stands open, all else on request. */
export function OfficeActs({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation();
  const [told, setTold] = useState<readonly string[]>([]);
  const [seen, setSeen] = useState<readonly Offered[]>([]);
  const offered = offeredIn(matter);
  const isIn = (list: readonly Offered[], one: Offered) =>
    list.some((it) => nameOf(it) === nameOf(one));
  const fresh = offered.filter((one) => !isIn(seen, one));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  const gone = seen.filter((one) => !isIn(offered, one));
  const panel = (one: Offered) => (
    <OfficeAct
      key={`${nameOf(one)} ${told.length}`}
      {...{ matter }}
      {...one}
      onDone={(sentences) => setTold([...told, sentences.join(' ')])}
    />
  );
  const awaited = offered.filter(({ open }) => open.isAwaited);
  const others = offered.filter(({ open }) => !open.isAwaited);
  if (offered.length === 0 && told.length === 0 && gone.length === 0) return null;
  return (
    <section aria-labelledby="office" className="stack no-print">
      <h2 id="office" className={awaited.length + told.length === 0 ? 'hidden-but-read' : ''}>
        {t('office.title')}
      </h2>
      {told.map((sentence, place) => (
        <Note key={place} tone="good" isNew>
          <p>
            {t('act.done')}. {sentence}
          </p>
        </Note>
      ))}
      {gone.map((one) => (
        <GoneAct key={nameOf(one)} matter={matter} {...one} />
      ))}
      {awaited.map(panel)}
      {others.length > 0 && (
        <details className="card">
          <summary>{t('office.others')}</summary>
          <div className="stack">{others.map(panel)}</div>
        </details>
      )}
    </section>
  );
}

function offeredIn({ acts }: Matter): readonly Offered[] {
  return acts
    .flatMap((open) => {
      const act = formed(open.act);
      return act === null ? [] : [{ open, act }];
    })
    .toSorted((a, b) => formNames.indexOf(a.act) - formNames.indexOf(b.act));
}

function nameOf({ open: { act, stage } }: Offered): string {
  return `${act} ${stage ?? ''}`;
}

/** What is written is kept as that of an answer is: until it is sent or the tab is closed. */
function useWords(reference: string, offered: Offered) {
  const name = `${reference} ${nameOf(offered)}`;
  const [words, setWords] = useState<Words>(() => wordsOf(name));
  const change = (next: Words) => {
    keepWords(name, next);
    setWords(next);
  };
  return [words, change] as const;
}

function OfficeAct({
  matter,
  open,
  act,
  onDone,
}: Offered & {
  readonly matter: Matter;
  readonly onDone: (sentences: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const { reference } = matter;
  const [words, change] = useWords(reference, { open, act });
  const body = actOf(open, act, words);
  const label = open.title === null ? t(`act.${act}`) : `${t(`act.${act}`)}: ${open.title}`;
  return (
    <ActPanel
      path="/api/recommendations/{reference}/acts"
      given={body && { params: { reference }, body }}
      label={label}
      onDone={(sentences) => {
        change({});
        onDone(sentences);
      }}
    >
      <ActForm {...{ matter, open, act, words }} onChange={change} />
    </ActPanel>
  );
}

/** It cannot be done any more; what was written for it is shown, so that it can be kept. */
function GoneAct({ matter, open, act }: Offered & { readonly matter: Matter }) {
  const { t } = useTranslation();
  const [words, change] = useWords(matter.reference, { open, act });
  const written = Object.entries(words).filter(([, word]) => word.trim() !== '');
  if (written.length === 0) return null;
  return (
    <Note tone="warn" isNew>
      <p>{t('office.gone', { act: t(`act.${act}`), now: matter.sentence })}</p>
      {written.map(([field, word]) => (
        <blockquote key={field}>{word}</blockquote>
      ))}
      <Button onPress={() => change({})}>{t('answer.discard')}</Button>
    </Note>
  );
}
