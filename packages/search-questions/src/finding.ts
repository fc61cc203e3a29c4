import type { SearchFilter } from '@crow/contracts';

/** A filter with the place in the question that it was read from. */
export interface Finding {
  filter: SearchFilter;
  /** First character. */
  start: number;
  /** After the last character. */
  end: number;
}

/** Findings of the kinds that a lexicon of patterns names, wherever one of them matches. */
export function findAll(
  question: string,
  lexicon: readonly (readonly [pattern: RegExp, filter: SearchFilter])[],
): Finding[] {
  return lexicon.flatMap(([pattern, filter]) =>
    [...question.matchAll(new RegExp(pattern, 'g'))].map(({ index, 0: words }) => ({
      filter,
      start: index,
      end: index + words.length,
    })),
  );
}

/** Whether two places have a character in common. */
export function overlap(a: Pick<Finding, 'start' | 'end'>, b: Pick<Finding, 'start' | 'end'>): boolean {
  return a.start < b.end && b.start < a.end;
}
