import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../calls/client.ts';
import { Badge, type Tone } from '../design/badge.tsx';
import { Flag } from '../design/flag.tsx';
import { reading } from '../shell/queries.ts';
import { useSession } from '../shell/session.ts';
import { Trouble } from '../shell/trouble.tsx';
import { outcomeName } from './outcome-name.ts';
import { positionName } from './position-name.ts';
import type { Matter } from './recommendation.tsx';

type Response = Answer<'/api/recommendations/{reference}/responses'>['items'][number];
type Round = Matter['stages'][number];

const tones: Readonly<Record<string, Tone>> = {
  agree: 'good',
  object: 'bad',
  amend: 'bad',
  reserve: 'warn',
};

/** Who answered what, by stage and answer, one's own first; as far as the reader may know it. */
export function Positions({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation();
  const { reference } = matter;
  const { data, error } = useQuery(
    reading('/api/recommendations/{reference}/responses', { reference }),
  );
  const items = data?.items ?? [];
  const rounds = matter.stages.filter(({ electorate }) => electorate.length > 0).toReversed();
  return (
    <section aria-labelledby="positions" className="rounds">
      <h2 id="positions">{t('positions.title')}</h2>
      {error && <Trouble error={error} />}
      {rounds.map((round) => (
        <RoundOf
          key={`${round.stage} ${round.round}`}
          round={round}
          given={items.filter((one) => one.stage === round.stage && one.round === round.round)}
        />
      ))}
    </section>
  );
}

function RoundOf({
  round: { title, round, electorate, outcome },
  given,
}: {
  readonly round: Round;
  readonly given: readonly Response[];
}) {
  const { t } = useTranslation();
  const own = useOwnBodies();
  const isOwn = ({ body }: Response) => own.includes(body);
  const sorted = [...given.filter(isOwn), ...given.filter((one) => !isOwn(one))];
  const byAnswer = [...Map.groupBy(sorted, ({ position }) => position)];
  return (
    <div className="card">
      <h3>
        {title} {round > 1 && t('positions.round', { round })}{' '}
        {outcome !== null && <Badge>{t(`outcome.${outcomeName(outcome)}`)}</Badge>}
      </h3>
      {given.length === 0 && <p className="quiet">{t('positions.none')}</p>}
      <div className="grid">
        {byAnswer.map(([position, those]) => (
          <ByAnswer key={position} position={position} those={those} own={own} />
        ))}
      </div>
      <Attached given={sorted} />
      <p className="quiet small">
        {t('positions.asked', { count: electorate.length })} {electorate.join(', ')}
      </p>
    </div>
  );
}

function ByAnswer({
  position,
  those,
  own,
}: {
  readonly position: string;
  readonly those: readonly Response[];
  readonly own: readonly string[];
}) {
  const { t } = useTranslation();
  const name = positionName(position);
  return (
    <div>
      <p>
        <Badge tone={tones[position] ?? 'plain'}>
          {name === 'other' ? position : t(`position.${name}`)} · {those.length}
        </Badge>
      </p>
      <ul className="plain-list bodies">
        {those.map(({ body, letter, at, status }) => (
          <li key={`${body} ${letter} ${at.instant}`}>
            <Flag body={body} /> {own.includes(body) ? <strong>{body}</strong> : body}{' '}
            {own.includes(body) && <span className="quiet small">{t('positions.yours')}</span>}{' '}
            {status !== 'counted' && <Badge tone="warn">{t(`status.${status}`)}</Badge>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Reasons, reservations and statements, in the words of whoever gave them. */
function Attached({ given }: { readonly given: readonly Response[] }) {
  const { t } = useTranslation();
  const said = given.filter(({ reason, statement }) => reason !== null || statement !== null);
  if (said.length === 0) return null;
  return (
    <>
      <h4>{t('positions.said')}</h4>
      <ul className="plain-list">
        {said.map(({ body, letter, at, reason, statement }) => (
          <li key={`${body} ${letter} ${at.instant}`}>
            <Flag body={body} /> <strong>{body}</strong>
            {reason !== null && <blockquote>{reason}</blockquote>}
            {statement !== null && <blockquote>{statement}</blockquote>}
          </li>
        ))}
      </ul>
    </>
  );
}

function useOwnBodies(): readonly string[] {
  const session = useSession();
  return session.is === 'somebody' ? session.me.mandates.map(({ body }) => body) : [];
}
