import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Done } from '../act/act-panel.tsx';
import { OnRecord } from '../act/on-record.tsx';
import { wordsOf } from '../answer/drafts.ts';
import { Button } from '../design/button.tsx';
import type { Matter } from '../recommendation/recommendation.tsx';
import { formed, formNames, type Formed, type OpenAct } from './act-fields.ts';
import { GoneAct, OfficeAct } from './office-act.tsx';

export type Offered = { readonly open: OpenAct; readonly act: Formed };

/** What the reader could do here beside answering: what awaits them stands open, all else on request. */
export function OfficeActs({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation();
  const [told, setTold] = useState<readonly Done[]>([]);
  const [seen, setSeen] = useState<readonly Offered[]>([]);
  const offered = offeredIn(matter);
  const isIn = (list: readonly Offered[], one: Offered) =>
    list.some((it) => nameOf(it) === nameOf(one));
  const fresh = offered.filter((one) => !isIn(seen, one));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  const gone = seen.filter((one) => !isIn(offered, one));
  const tell = (done: Done) => setTold([...told, done]);
  const awaited = offered.filter(({ open }) => open.isAwaited);
  const others = offered.filter(({ open }) => !open.isAwaited);
  if (offered.length === 0 && told.length === 0 && gone.length === 0) return null;
  return (
    <section aria-labelledby="office" className="stack no-print">
      <h2 id="office" className={awaited.length + told.length === 0 ? 'hidden-but-read' : ''}>
        {t('office.title')}
      </h2>
      {told.map((done, place) => (
        <OnRecord key={place} done={done} params={matter} isNext />
      ))}
      {gone.map((one) => (
        <GoneAct key={nameOf(one)} name={draftName(matter, one)} matter={matter} {...one} />
      ))}
      {awaited.map((one) => (
        <OfficeAct
          key={`${nameOf(one)} ${told.length}`}
          name={draftName(matter, one)}
          {...{ matter, ...one }}
          onDone={tell}
        />
      ))}
      {others.length > 0 && (
        <details className="card">
          <summary>{t('office.others')}</summary>
          <Others key={told.length} {...{ matter, others }} onDone={tell} />
        </details>
      )}
    </section>
  );
}

/** Each by its name; its form comes up when it is chosen, and where something was begun. */
function Others({
  matter,
  others,
  onDone,
}: {
  readonly matter: Matter;
  readonly others: readonly Offered[];
  readonly onDone: (done: Done) => void;
}) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        others
          .filter((one) => Object.keys(wordsOf(draftName(matter, one))).length > 0)
          .map((one) => nameOf(one)),
      ),
  );
  const toggle = (name: string) => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    choose(next);
  };
  return (
    <div className="stack">
      <p className="row">
        {others.map((one) => (
          <Button
            key={nameOf(one)}
            aria-expanded={chosen.has(nameOf(one))}
            onPress={() => toggle(nameOf(one))}
          >
            {one.open.title === null
              ? t(`act.${one.act}`)
              : `${t(`act.${one.act}`)}: ${one.open.title}`}
          </Button>
        ))}
      </p>
      {others
        .filter((one) => chosen.has(nameOf(one)))
        .map((one) => (
          <OfficeAct
            key={nameOf(one)}
            name={draftName(matter, one)}
            {...{ matter, ...one, onDone }}
          />
        ))}
    </div>
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

function draftName({ reference }: Matter, offered: Offered): string {
  return `${reference} ${nameOf(offered)}`;
}
