import type { Language } from '../../store/people.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Phrases } from './phrases.ts';
import { uk } from './uk.ts';

/** What mail says, in each language that it is written in. */
export const catalogue: Readonly<Record<Language, Phrases>> = { en, fr, uk };
