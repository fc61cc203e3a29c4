import { expect, it } from 'vitest';
import { errorIn, saysUnbuilt } from './build-failure.ts';

const PRINTED = `Using secrets defined in process.env
\u001b[33m▲ [WARNING]\u001b[0m Missing required secrets: GEMINI_API_KEY.

\u001b[31m✘ \u001b[41;31m[\u001b[41;97mERROR\u001b[41;31m]\u001b[0m \u001b[1mBuild failed with 1 error:\u001b[0m

  \u001b[31m✘ [ERROR] Could not resolve "./answers/missing.ts"\u001b[0m

      src/index.ts:3:34:
        3 │ import { answerUnavailable } from './answers/missing.ts';

🪵  Logs were written to "wrangler.log"
`;

it('tells a build’s error as it was printed, without colours and what is beside it', () => {
  expect(saysUnbuilt(PRINTED)).toBe(true);
  expect(errorIn(PRINTED)).toBe(`✘ [ERROR] Build failed with 1 error:
  ✘ [ERROR] Could not resolve "./answers/missing.ts"
      src/index.ts:3:34:
        3 │ import { answerUnavailable } from './answers/missing.ts';`);
});

it('finds no error where none is', () => {
  const fine = PRINTED.slice(0, PRINTED.indexOf('✘'));
  expect([saysUnbuilt(fine), errorIn(fine)]).toEqual([false, null]);
  expect(saysUnbuilt('✘ [ERROR] no such table: sessions')).toBe(false);
});
