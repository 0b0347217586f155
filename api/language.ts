import type { Request } from 'express';
import { languages, type Language } from '../domain/words/languages.ts';

/** Of those that the rules speak, the one that the caller would rather read; else English. */
export function languageOf(request: Request): Language {
  const best = request.acceptsLanguages([...languages]);
  return languages.find((one) => one === best) ?? 'en';
}
