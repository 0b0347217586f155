import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../design/badge.tsx';
import { reading } from '../shell/queries.ts';
import { Trouble } from '../shell/trouble.tsx';
import { Flag } from '../design/flag.tsx';
import { positionName } from './position-name.ts';
import type { Matter } from './recommendation.tsx';

const tones: Readonly<Record<string, Tone>> = {
  agree: 'good',
  object: 'bad',
  amend: 'bad',
  reserve: 'warn',
};

/** Who answered what, by stage; as far as the reader may know it. */
export function Positions({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation();
  const { reference } = matter;
  const { data, error } = useQuery(
    reading('/api/recommendations/{reference}/responses', { reference }),
  );
  const items = data?.items ?? [];
  const stages = matter.stages.filter(({ electorate }) => electorate.length > 0).toReversed();
  return (
    <section aria-labelledby="positions">
      <h2 id="positions">{t('positions.title')}</h2>
      {error && <Trouble error={error} />}
      {stages.map(({ stage, round, title, electorate, outcome }) => {
        const given = items.filter((one) => one.stage === stage && one.round === round);
        return (
          <div key={`${stage} ${round}`} className="card">
            <h3>
              {title} {round > 1 && t('positions.round', { round })}
            </h3>
            {given.length === 0 && <p className="quiet">{t('positions.none')}</p>}
            <ul className="plain-list grid">
              {given.map((one) => (
                <li key={`${one.body} ${one.letter} ${one.at.instant}`} className="row">
                  <Flag body={one.body} /> <strong>{one.body}</strong>
                  <Badge
                    tone={one.status === 'counted' ? (tones[one.position] ?? 'plain') : 'plain'}
                  >
                    {t(`position.${positionName(one.position)}`)}
                  </Badge>
                  {one.status !== 'counted' && (
                    <Badge tone="warn">{t(`status.${one.status}`)}</Badge>
                  )}
                </li>
              ))}
            </ul>
            <p className="quiet small">
              {t('positions.asked', { count: electorate.length })} {electorate.join(', ')}
              {outcome !== null && ` · ${outcome}`}
            </p>
          </div>
        );
      })}
    </section>
  );
}
