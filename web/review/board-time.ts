import type { Due } from '../design/deadline.tsx';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `12 June, 17:00` on the clock that it was promised by. Hundreds stand on a board, so formats are kept. */
export function shortly({ instant, zone }: Due, locale: string): string {
  const name = `${locale} ${zone}`;
  const format =
    formats.get(name) ??
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: zone,
    });
  formats.set(name, format);
  return format.format(new Date(instant));
}
