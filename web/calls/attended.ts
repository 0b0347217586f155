/** So long after the last key or touch somebody is taken to be still there. */
const stays = 30_000;

let touchedAt = Date.now();
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart', 'focus'] as const;
for (const sign of signs)
  addEventListener(sign, () => (touchedAt = Date.now()), { capture: true, passive: true });

/**
 * What a read says of itself where nobody is at the page: it keeps no session open. Else a tab that
 * was left behind, and reads what changes elsewhere, would never be signed out.
 */
export function attendance(): Readonly<Record<string, string>> {
  return Date.now() - touchedAt < stays ? {} : { 'nemcon-unattended': '1' };
}
