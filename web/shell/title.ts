import { useEffect } from 'react';

/**
 * A page is called what its heading says, in the reader's language: in the tab, in the browser's
 * history, and to a screen reader.
 */
export function useTitleOfHeading(main: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const place = main.current;
    if (!place) return undefined;
    const name = (): void => {
      const heading = place.querySelector('h1')?.textContent.trim() ?? '';
      const title = heading === '' ? 'Nemcon' : `${heading} – Nemcon`;
      if (document.title !== title) document.title = title;
    };
    name();
    const headings = new MutationObserver(name);
    headings.observe(place, { childList: true, subtree: true, characterData: true });
    return () => headings.disconnect();
  }, [main]);
}
