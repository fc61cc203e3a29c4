import type { InteractionDraft } from '@crow/contracts';

/** Everything of an interaction that somebody may look for letter by letter, in the shop's language and in English. */
export function wordsOf({ headline, text, searchText, products }: InteractionDraft): string {
  const named = products.flatMap(({ id, name }) => [name, id]);
  return [headline, text, searchText, ...named].join('\n');
}
