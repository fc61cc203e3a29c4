import type { SearchFilter } from '@crow/contracts';

const WHO = '(?:visitors?|customers?|shoppers?|buyers?|users?|guests?|clients?|people)';
const returning = (is: boolean): SearchFilter => ({ kind: 'returning', is });

/** Who was there before, and who was not. */
export const VISITOR_WORDS: readonly (readonly [RegExp, SearchFilter])[] = [
  [new RegExp(`\\b(?:returning|recurring|repeat|regular|loyal|existing|known|frequent) ${WHO}\\b`), returning(true)],
  [/\b(?:regulars|repeaters)\b/, returning(true)],
  [
    /\b(?:who |that |and )?(?:came|come|coming|returned|return|visited|been here|were here) (?:back )?(?:again|several times|more than once|repeatedly|many times|multiple times|before|a second time)\b/,
    returning(true),
  ],
  [
    /\b(?:order|ordered|ordering|bought|buy|buying|purchased|purchasing) again\b|\breorder(?:ed|s|ing)?\b/,
    returning(true),
  ],
  [new RegExp(`\\b(?:first[- ]time|brand[- ]new|never seen) ${WHO}\\b`), returning(false)],
  [
    /\b(?:on|at|during) their (?:very )?first visit\b|\bfor the (?:very )?first time\b|\bfirst visits?\b/,
    returning(false),
  ],
];
