import type { SearchFilter, Stage } from '@crow/contracts';

const by = (...anyOf: Stage[]): SearchFilter => ({ kind: 'stage', anyOf });

const PAYMENT = '(?:the |their )?(?:payments?|paying|payment (?:page|step)|till)';

/** How far towards a purchase it came, as people say it. */
export const STAGE_WORDS: readonly (readonly [RegExp, SearchFilter])[] = [
  [
    new RegExp(
      `\\b(?:gave up|give up|left|stopped|dropped (?:out|off)|quit|bailed|abandoned|stuck|got to|got as far as|reached|went to|failed) (?:at|in|during|on|before|while|to)? ?${PAYMENT}\\b`,
    ),
    by('payment'),
  ],
  [
    /\b(?:(?:problems?|trouble|difficulties|issues) (?:with )?(?:the )?(?:paying|payments?)|payment (?:problems?|issues|trouble|difficulties)|(?:could not|couldn't|cannot|can't|unable to|failed to) pay)\b/,
    by('checkout', 'payment', 'bought'),
  ],
  [/\b(?:reached|got to|made it to|came to|got as far as) (?:the )?check-?out\b/, by('checkout', 'payment', 'bought')],
  [
    /\b(?:payments? (?:failed|failures?|declined|refused|rejected|errors?)|failed payments?|(?:credit |debit |bank )?cards? (?:was |were |got )?(?:declined|refused|rejected|denied)|declined (?:credit |bank )?cards?)\b/,
    by('payment', 'bought'),
  ],
  [
    /\b(?:before|without) (?:ever )?(?:adding|putting) (?:anything|something) (?:in|into|to) (?:the |their )?(?:cart|basket)\b/,
    by('none', 'viewed'),
  ],
];
