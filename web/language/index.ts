import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';

export const languages = ['en', 'fr', 'uk'] as const;
export type Language = (typeof languages)[number];

/** Each in its own words, as whoever looks for it reads it. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  uk: 'Українська',
};

const kept = 'nemcon-language';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

/** English is there at once, because it is what a missing word would fall back to; others on demand. */
export async function startLanguage(): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await chooseLanguage(instance, preferred());
  return instance;
}

/** Loads a language where it is not there yet, speaks it from now on, and remembers the choice. */
export async function chooseLanguage(instance: i18n, language: Language): Promise<void> {
  if (!instance.hasResourceBundle(language, 'translation'))
    instance.addResourceBundle(language, 'translation', await wordsOf(language));
  await instance.changeLanguage(language);
  document.documentElement.lang = language;
  localStorage.setItem(kept, language);
}

export function languageOf(instance: i18n): Language {
  return languages.find((one) => one === instance.language) ?? 'en';
}

/** For Intl: the English of the house is British. */
export function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language;
}

function preferred(): Language {
  const wanted = [localStorage.getItem(kept) ?? '', ...navigator.languages];
  for (const one of wanted) {
    const found = languages.find((language) => one.toLowerCase().startsWith(language));
    if (found !== undefined) return found;
  }
  return 'en';
}

async function wordsOf(language: Language): Promise<object> {
  switch (language) {
    case 'en':
      return en;
    case 'fr':
      return (await import('./fr.json')).default;
    case 'uk':
      return (await import('./uk.json')).default;
  }
}
