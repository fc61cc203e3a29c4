/**
 * Words of one language that people ask with, and what they are in English; nothing when they only hold a sentence
 * together. Small letters without accents; a star stands for any end of a word; several words are a phrase.
 */
export type Dictionary = Readonly<Record<string, string>>;
