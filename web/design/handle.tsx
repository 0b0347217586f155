import { useState, type KeyboardEvent, type PointerEvent } from 'react';

/**
 * A handle on a line, moved with a pointer or with the arrow keys: a slider whose value is said in
 * words, which the browser's own cannot. Its line is the element that it stands in.
 */
export function Handle({
  label,
  text,
  value,
  most,
  least = 0,
  step = 1,
  leap = step * 10,
  from = 0,
  until = 100,
  onChange,
}: {
  readonly label: string;
  /** The value in words. */
  readonly text: string;
  readonly value: number;
  readonly most: number;
  readonly least?: number;
  readonly step?: number;
  /** Of the keys that turn pages. */
  readonly leap?: number;
  /** Where the least and the most stand on the line, in per cent of its width. */
  readonly from?: number;
  readonly until?: number;
  readonly onChange: (value: number) => void;
}) {
  const [isHeld, setHeld] = useState(false);
  const set = (wanted: number): void => {
    const stepped = least + Math.round((wanted - least) / step) * step;
    const kept = Math.min(most, Math.max(least, stepped));
    if (kept !== value) onChange(kept);
  };
  const share = most === least ? 0 : (value - least) / (most - least);
  const follow = ({ clientX, currentTarget }: PointerEvent<HTMLElement>): void => {
    const line = currentTarget.parentElement?.getBoundingClientRect();
    if (!line || line.width === 0) return;
    const at = ((clientX - line.left) / line.width) * 100;
    set(least + ((at - from) / (until - from)) * (most - least));
  };
  return (
    <span
      className="thumb handle"
      style={{ insetInlineStart: `${from + share * (until - from)}%` }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={value}
      aria-valuetext={text}
      onKeyDown={(event) => {
        const moved = movedBy(event, { value, least, most, step, leap });
        if (moved === null) return;
        event.preventDefault();
        set(moved);
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
        event.preventDefault();
        setHeld(true);
      }}
      onPointerMove={(event) => {
        if (isHeld) follow(event);
      }}
      onPointerUp={() => setHeld(false)}
      onPointerCancel={() => setHeld(false)}
    />
  );
}

/** As the WAI-ARIA Authoring Practices have it for a slider; null: no key of a slider. */
function movedBy(
  { key }: KeyboardEvent,
  {
    value,
    least,
    most,
    step,
    leap,
  }: { value: number; least: number; most: number; step: number; leap: number },
): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return value + step;
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - step;
    case 'PageUp':
      return value + leap;
    case 'PageDown':
      return value - leap;
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return null;
  }
}
