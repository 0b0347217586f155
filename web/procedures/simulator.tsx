import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { caseOf, nextMonday, type Drafted } from './case.ts';
import { factsOf, firstDecision } from './definition.ts';
import { Outcome } from './outcome.tsx';
import { TimeLine } from './time-line.tsx';
import { WrittenCase } from './written-case.tsx';

const fewNations = ['BEL', 'CAN', 'DEU', 'FRA', 'NOR', 'POL', 'TUR', 'USA'];

/** A case is put together on a time line, or written, and played by the rules that the workflows run. */
export function Simulator({
  id,
  definition,
}: {
  readonly id: string;
  readonly definition: Readonly<Record<string, unknown>>;
}) {
  const { t } = useTranslation();
  const decision = firstDecision(definition);
  const facts = factsOf(definition);
  const [draft, setDraft] = useState<Drafted>(() => ({
    procedure: id,
    start: nextMonday(),
    electorate: fewNations,
    facts: Object.fromEntries(facts.map(({ fact }) => [fact, true])),
    events: [],
  }));
  const [isWritten, setWritten] = useState(decision === null);
  const asked = caseOf(draft, decision?.needsReason ?? new Set());
  return (
    <section className="card stack" aria-labelledby="simulator">
      <h2 id="simulator">{t('simulator.title')}</h2>
      <p>{t('simulator.what')}</p>
      {decision && (
        <p>
          <Button onPress={() => setWritten(!isWritten)}>
            {t(isWritten ? 'simulator.onTimeLine' : 'simulator.asText')}
          </Button>
        </p>
      )}
      {isWritten || decision === null ? (
        <WrittenCase begun={asked} />
      ) : (
        <Outcome of={asked}>
          {(result) => (
            <TimeLine
              draft={draft}
              change={setDraft}
              decision={decision}
              facts={facts}
              deadline={result?.stages[0]?.['deadline']}
            />
          )}
        </Outcome>
      )}
    </section>
  );
}
