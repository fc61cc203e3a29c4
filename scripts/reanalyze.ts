import { setTimeout as wait } from 'node:timers/promises';
import { readOptions, USAGE } from './reanalysis/options.ts';
import { reanalyze } from './reanalysis/reanalyze.ts';
import { reportLines } from './reanalysis/report-lines.ts';
import { signIn } from './reanalysis/sign-in.ts';
import { knownDemo } from './stack/demo.ts';
import { readSettings } from './stack/settings.ts';

/** `npm run reanalyze`: the dashboard's re-analysis from the command line. */
try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(USAGE);
  else {
    const ask = await signIn(ownerOf(process.env), fetch);
    const report = await reanalyze(ask, options, {
      now: Date.now,
      wait,
      tell: ({ read, total }) => process.stderr.write(`${read} of ${total} sessions\n`),
    });
    process.stdout.write(`${reportLines(report).join('\n')}\n`);
    if (report.results.failed > 0) process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** Whoever the environment names, else the owner of the demo shop that `npm start` made. */
function ownerOf({ CROW_URL: endpoint, CROW_EMAIL: email, CROW_PASSWORD: password }: NodeJS.ProcessEnv) {
  if (endpoint && email && password) return { endpoint, email, password };
  const demo = knownDemo(readSettings());
  if (!demo)
    throw new Error('Start CROW with npm start, or name another one by CROW_URL, CROW_EMAIL and CROW_PASSWORD.');
  return demo;
}
