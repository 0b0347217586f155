import { useTranslation } from 'react-i18next';
import { ActPanel, type Done } from '../act/act-panel.tsx';
import { useWords } from '../answer/use-words.ts';
import { Note } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import type { Matter } from '../recommendation/recommendation.tsx';
import { ActForm } from './act-form.tsx';
import { actOf } from './act-made.ts';
import { MigrationForetold } from './migration-foretold.tsx';
import type { Offered } from './office-acts.tsx';

type Acting = Offered & {
  readonly matter: Matter;
  /** Of what is written for it. */
  readonly name: string;
};

/** One act of an office: filled in, looked at, signed. */
export function OfficeAct({
  matter,
  open,
  act,
  name,
  onDone,
}: Acting & { readonly onDone: (done: Done) => void }) {
  const { t } = useTranslation();
  const { reference } = matter;
  const [words, change] = useWords(name);
  const body = actOf(open, act, words);
  const label = open.title === null ? t(`act.${act}`) : `${t(`act.${act}`)}: ${open.title}`;
  return (
    <ActPanel
      path="/api/recommendations/{reference}/acts"
      given={body && { params: { reference }, body }}
      label={label}
      onDone={(done) => {
        change({});
        onDone(done);
      }}
      foretell={MigrationForetold}
    >
      <ActForm {...{ matter, open, act, words }} onChange={change} />
    </ActPanel>
  );
}

/** It cannot be done any more; what was written for it is shown, so that it can be kept. */
export function GoneAct({ matter, act, name }: Acting) {
  const { t } = useTranslation();
  const [words, change] = useWords(name);
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
