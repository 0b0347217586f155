import { useTranslation } from 'react-i18next';
import { mayAny } from '../../domain/policy/may.ts';
import { ActPanel } from '../act/act-panel.tsx';
import { useSession } from '../shell/session.ts';

/** Keeps what was just found to make sense, for whoever keeps procedures; it never changes again. */
export function Keep({
  yaml,
  line: { id, version, title },
}: {
  readonly yaml: string;
  readonly line: { readonly id: string; readonly version: number; readonly title: string };
}) {
  const { t } = useTranslation();
  const session = useSession();
  if (session.is !== 'somebody' || !mayAny('keep-procedure', session.me.mandates)) return null;
  return (
    <ActPanel
      key={yaml}
      path="/api/procedures"
      given={{ params: {}, body: { yaml } }}
      label={t('procedures.keep', { title, id, version })}
    >
      <p>{t('procedures.keepHelp')}</p>
    </ActPanel>
  );
}
