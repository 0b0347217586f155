import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachable, largestFile, mediaTypeOf } from '../../domain/attachable.ts';
import { handIn } from '../calls/hand-in.ts';
import { Trouble } from '../shell/trouble.tsx';
import { languageOf, localeOf } from '../language/index.ts';
import { useFault } from '../design/tried.ts';
import type { Editing } from './editing.ts';

const endings = [...new Set(Object.values(attachable))];

type Unfit = 'tooLarge' | 'noSuchKind' | 'empty';

/**
 * A file, handed in as soon as it is chosen: what is looked at and signed names it by its hash. What
 * could not be taken anyway is not sent.
 */
export function FileField({ words, onChange }: Editing) {
  const { t } = useTranslation();
  const id = useId();
  const [unfit, setUnfit] = useState<Unfit | null>(null);
  const attachment = words.attachment ?? '';
  const handing = useMutation({
    mutationFn: handIn,
    onSuccess: ({ hash }, { name }) =>
      onChange({ ...words, attachment: hash, name: fileName(name) }),
  });
  const size = useSize();
  const limits = { most: size(largestFile), kinds: endings.join(', ') };
  const lacking = useFault(attachment, true, undefined);
  const wrong = unfit === null ? lacking : t(`field.${unfit}`, limits);
  const choose = (file: File | undefined) => {
    if (file === undefined) return;
    const fault = faultOf(file);
    setUnfit(fault);
    handing.reset();
    onChange({ ...words, attachment: '' });
    if (fault === null) handing.mutate(file);
  };
  return (
    <div className="field" data-required>
      <label htmlFor={id}>{t('office.file')}</label>
      <input
        id={id}
        type="file"
        accept={endings.map((ending) => `.${ending}`).join(',')}
        required
        aria-describedby={`${id}-help`}
        {...(wrong === null ? {} : { 'aria-invalid': true })}
        onChange={({ target }) => choose(target.files?.[0])}
      />
      <span id={`${id}-help`} className="small">
        {wrong !== null && (
          <span className="fault" role="alert">
            {wrong}{' '}
          </span>
        )}
        <span className="quiet">{t('office.fileHelp', limits)}</span>
      </span>
      {handing.isPending && <span role="status">{t('office.handingIn')}</span>}
      {handing.error !== null && <Trouble error={handing.error} />}
      {attachment !== '' && (
        <span role="status">
          {t('office.handedIn')} <code>{attachment}</code>
          {handing.data !== undefined && ` (${size(handing.data.size)})`}
        </span>
      )}
    </div>
  );
}

function faultOf({ name, size }: File): Unfit | null {
  if (size > largestFile) return 'tooLarge';
  if (mediaTypeOf(name) === null) return 'noSuchKind';
  return size === 0 ? 'empty' : null;
}

/** A name of one line, as the record takes it. */
function fileName(name: string): string {
  return name
    .replaceAll(/[/\\\s]+/g, ' ')
    .trim()
    .slice(-200);
}

function useSize(): (bytes: number) => string {
  const { i18n } = useTranslation();
  const locale = localeOf(languageOf(i18n));
  return (bytes) => {
    const [value, unit] =
      bytes < 1_048_576 ? [bytes / 1024, 'kilobyte'] : [bytes / 1_048_576, 'megabyte'];
    const format = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(locale, format).format(value);
  };
}
