import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachable, largestFile, mediaTypeOf } from '../../domain/attachable.ts';
import { handIn, type HandedIn } from '../calls/hand-in.ts';
import { useFault } from '../design/tried.ts';
import { languageOf, localeOf } from '../language/index.ts';
import { Trouble } from '../shell/trouble.tsx';
import type { Editing } from './editing.ts';

const endings = [...new Set(Object.values(attachable))];

type Unfit = 'tooLarge' | 'noSuchKind' | 'empty';

/** The one file that an act is about. */
export function FileField({ words, onChange }: Editing) {
  const { t } = useTranslation();
  return (
    <FilePicker
      label={t('office.file')}
      hash={words.attachment ?? ''}
      isRequired
      onChosen={() => onChange({ ...words, attachment: '' })}
      onHandedIn={({ hash }, name) => onChange({ ...words, attachment: hash, name })}
    />
  );
}

/**
 * A file, handed in as soon as it is chosen: what is looked at and signed names it by its hash. What
 * could not be taken anyway is not sent.
 */
export function FilePicker({
  label,
  hash,
  isRequired = false,
  onChosen = () => undefined,
  onHandedIn,
}: {
  readonly label: string;
  /** Of what was handed in; empty: nothing yet. */
  readonly hash: string;
  readonly isRequired?: boolean;
  readonly onChosen?: () => void;
  readonly onHandedIn: (file: HandedIn, name: string) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [unfit, setUnfit] = useState<Unfit | null>(null);
  const handing = useMutation({
    mutationFn: handIn,
    onSuccess: (file, { name }) => onHandedIn(file, lineOf(name)),
  });
  const size = useSize();
  const limits = { most: size(largestFile), kinds: endings.join(', ') };
  const lacking = useFault(hash, isRequired, undefined);
  const wrong = unfit === null ? lacking : t(`field.${unfit}`, limits);
  const choose = (file: File | undefined) => {
    if (file === undefined) return;
    const fault = faultOf(file);
    setUnfit(fault);
    handing.reset();
    onChosen();
    if (fault === null) handing.mutate(file);
  };
  return (
    <div className="field" {...(isRequired ? { 'data-required': true } : {})}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept={endings.map((ending) => `.${ending}`).join(',')}
        required={isRequired}
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
      {hash !== '' && (
        <span role="status">
          {t('office.handedIn')} <code>{hash}</code>
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
function lineOf(name: string): string {
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
