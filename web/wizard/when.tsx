import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Choice, TextInput } from '../design/field.tsx';
import { reading } from '../shell/queries.ts';
import type { Asks, Setting } from './draft.ts';

/** The route, the date that cannot move, and by whose days it is reckoned. */
export function When({ draft, set, asks }: Setting & { readonly asks: Asks | undefined }) {
  const { t } = useTranslation();
  const procedures = useQuery(reading('/api/procedures', {}));
  const reviews = useQuery(reading('/api/reviews', {}));
  const newest = new Map((procedures.data?.items ?? []).map((one) => [one.id, one.title]));
  return (
    <section className="card stack" aria-labelledby="when">
      <h2 id="when">{t('wizard.when')}</h2>
      <Choice
        label={t('wizard.route')}
        value={draft.procedure}
        options={[...newest].map(([value, title]) => ({ value, label: `${title} (${value})` }))}
        onChange={(procedure) => set({ procedure })}
      />
      <TextInput
        label={t(asks?.summit === false ? 'wizard.date' : 'wizard.summit')}
        type="datetime-local"
        value={draft.summit}
        onChange={(summit) => set({ summit })}
        hint={t(asks?.summit === false ? 'wizard.dateHelp' : 'wizard.summitHelp')}
        isRequired
      />
      <TextInput
        label={t('wizard.zone')}
        value={draft.zone}
        onChange={(zone) => set({ zone })}
        hint={t('wizard.zoneHelp')}
        isRequired
      />
      <TextInput
        label={t('wizard.country')}
        value={draft.country}
        onChange={(country) => set({ country })}
        hint={t('wizard.countryHelp')}
      />
      {(reviews.data?.items ?? []).length > 0 && (
        <Choice
          label={t('wizard.like')}
          value={draft.like}
          options={(reviews.data?.items ?? []).map(({ id, title }) => ({
            value: id,
            label: `${id} · ${title}`,
          }))}
          onChange={(like) => set({ like })}
        />
      )}
    </section>
  );
}
