import { ENGLISH } from './english.ts';
import type { Phrases } from './phrases.ts';

const LANGUAGES: Record<string, Phrases> = { en: ENGLISH };

/** The phrases of an organization's language, English where there are none yet. */
export function phrasesFor(language: string): Phrases {
  return LANGUAGES[language.toLowerCase().split(/[-_]/)[0] ?? ''] ?? ENGLISH;
}
