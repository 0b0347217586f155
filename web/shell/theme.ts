export type Theme = 'light' | 'dark';

const kept = 'nemcon-theme';

/** The one that was chosen here, else the one of the system. */
export function startTheme(): void {
  show(chosen() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
}

export function themeNow(): Theme {
  return document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(kept, theme);
  show(theme);
}

function chosen(): Theme | null {
  const value = localStorage.getItem(kept);
  return value === 'light' || value === 'dark' ? value : null;
}

function show(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}
