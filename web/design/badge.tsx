import { useEffect, useRef, type ReactNode } from 'react';

export type Tone = 'good' | 'warn' | 'bad' | 'plain';

/** A word or two about something; the colour only repeats what the words say. */
export function Badge({
  tone = 'plain',
  children,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
}) {
  return <span className={`badge ${tone}`}>{children}</span>;
}

/**
 * A sentence that stands out, read out at once where it came up by itself. `isNext` takes the focus:
 * it stands where the button was that somebody has just pressed.
 */
export function Note({
  tone,
  isNew = false,
  isNext = false,
  children,
}: {
  readonly tone?: Exclude<Tone, 'plain'>;
  readonly isNew?: boolean;
  readonly isNext?: boolean;
  readonly children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNext) place.current?.focus();
  }, [isNext]);
  return (
    <div
      ref={place}
      {...(isNext ? { tabIndex: -1 } : {})}
      className={tone === undefined ? 'note' : `note ${tone}`}
      {...(isNew ? { role: tone === 'bad' ? 'alert' : 'status' } : {})}
    >
      {children}
    </div>
  );
}
