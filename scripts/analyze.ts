import { analyzeByGemini } from './gemini/analyze-by-gemini.ts';

/** `npm run analyze`: the analyst's own command line, or `--provider gemini`. The analyst can't ask a service itself. */
const given = process.argv.slice(2);
const at = given.indexOf('--provider');
const provider = at === -1 ? 'analyst' : given[at + 1];
if (at !== -1) process.argv.splice(at + 2, 2);

if (provider === 'gemini') {
  process.exitCode = await analyzeByGemini(
    given.find((argument, index) => index !== at + 1 && !argument.startsWith('--')),
    process.env,
  );
} else if (provider === 'analyst') {
  await import('../packages/session-analyst/src/cli.ts');
} else {
  process.stderr.write(`--provider ${provider ?? ''}: known are analyst and gemini\n`);
  process.exitCode = 2;
}
