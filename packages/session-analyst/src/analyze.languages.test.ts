import type { UnderstandingInput } from '@crow/contracts';
import { expect, test } from 'vitest';
import { analyze } from './analyze.ts';
import { HELD_OUT_SESSIONS } from './evaluation/held-out-sessions.ts';
import { LABELLED_SESSIONS } from './evaluation/labelled-sessions.ts';
import { session } from './evaluation/session-builder.ts';
import { varySession } from './evaluation/vary-session.ts';
import { LANGUAGES } from './language/choose-phrases.ts';

const OTHERS = Object.keys(LANGUAGES).filter((language) => language !== 'en');
const VARIANTS = 20;

function inLanguage(input: UnderstandingInput, language: string): UnderstandingInput {
  return { ...input, organization: { ...input.organization, language } };
}

/** What must not depend on the language. */
function bones(input: UnderstandingInput) {
  const { interactions, provenance, goal, nextAction, language, ...meaning } = analyze(input);
  const statements = interactions.map((one) => one.statements.map(({ evidence, claims }) => ({ evidence, claims })));
  return {
    meaning,
    statements,
    dropped: provenance.droppedStatements,
    index: interactions.map((one) => one.searchText),
  };
}

test.each(OTHERS)(
  'in %s, sessions are told with the same statements, evidence and search text as in English',
  (language) => {
    for (const { name, input } of [...LABELLED_SESSIONS, ...HELD_OUT_SESSIONS]) {
      if (input.session.events.length === 0) continue;
      for (let seed = 0; seed < VARIANTS; seed++) {
        const varied = seed === 0 ? input : varySession(input, seed);
        const told = bones(inLanguage(varied, language));
        expect({ name, seed, ...told }).toEqual({ name, seed, ...bones(varied) });
        expect(told.dropped).toBe(0);
      }
    }
  },
);

test.each(OTHERS)('no word of English is left in %s', (language) => {
  const english = /\b(?:the|and|left|without|looked|cart|checkout|bought|visitor|high purchase)\b/i;
  for (const { input } of LABELLED_SESSIONS) {
    const { interactions, goal, nextAction } = analyze(inLanguage(input, language));
    for (const { text, headline } of interactions)
      expect(`${headline} ${text} ${goal} ${nextAction}`).not.toMatch(english);
  }
});

const story = session()
  .look('laptop-x1', 40)
  .look('aurora-air-13', 30)
  .look('laptop-x1', 20)
  .click('add_to_cart')
  .view('/cart')
  .click('checkout')
  .view('/checkout')
  .click('apply_coupon')
  .track('coupon_rejected', { code: 'SAVE50' })
  .build();

test.each(OTHERS)('the story of a rejected coupon reads well in %s', (language) => {
  const { interactions, goal, nextAction } = analyze(inLanguage(story, language));
  expect({ goal, nextAction, headline: interactions[0]?.headline, text: interactions[0]?.text }).toMatchSnapshot();
});
