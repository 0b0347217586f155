import { useTranslation } from 'react-i18next';
import type { Ask } from '../answer/answer.tsx';
import { ThreeTimes } from '../design/deadline.tsx';
import { IfSilent } from '../design/if-silent.tsx';
import { positionName } from './position-name.ts';
import type { Matter } from './recommendation.tsx';

/**
 * What is asked, as a letter on paper: whom, about which text, until when, what silence would mean
 * and what would break it. On the screen the form says all of it.
 */
export function Letter({ matter, ask }: { readonly matter: Matter; readonly ask: Ask }) {
  const { t } = useTranslation();
  const { reference, title, text } = matter;
  const against = ask.positions.filter(({ effect }) => effect !== 'none');
  return (
    <section className="print-only letter" aria-labelledby={`letter-${ask.stage}-${ask.body}`}>
      <h2 id={`letter-${ask.stage}-${ask.body}`}>{ask.title}</h2>
      <dl className="signed">
        <dt>{t('letter.to')}</dt>
        <dd>{ask.body}</dd>
        <dt>{t('letter.about')}</dt>
        <dd>
          {reference}, {title}
        </dd>
        <dt>{t('letter.text')}</dt>
        <dd>
          {t('text.version', { number: text?.version ?? 0 })}, SHA-256 <code>{text?.hash}</code>
        </dd>
      </dl>
      <p>
        <strong>{t('letter.until')}</strong>
      </p>
      <ThreeTimes due={ask.deadline} />
      {ask.ifSilent !== null && (
        <p>
          <IfSilent what={ask.ifSilent} due={ask.deadline} body={ask.body} />
        </p>
      )}
      <ul>
        {against.map(({ position, effect }) => {
          const name = positionName(position);
          return (
            <li key={position}>
              {name === 'other' ? position : t(`say.${name}`)}: {t(`effect.${effect}`)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
