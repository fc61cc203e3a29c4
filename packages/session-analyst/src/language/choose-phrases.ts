import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { JAPANESE } from './japanese.ts';
import type { Phrases } from './phrases.ts';
import { SPANISH } from './spanish.ts';

/** Languages that the analyst writes, by their tags. */
export const LANGUAGES: Record<string, Phrases> = { en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH, ja: JAPANESE };

/** The phrases of an organization's language, English where there are none yet. */
export function phrasesFor(language: string): Phrases {
  return LANGUAGES[language.toLowerCase().split(/[-_]/)[0] ?? ''] ?? ENGLISH;
}
