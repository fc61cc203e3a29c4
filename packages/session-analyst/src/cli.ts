import { readFileSync } from 'node:fs';
import { briefOf, printUnderstanding } from './print-understanding.ts';
import { understandFile } from './raw-events/understand-file.ts';
import { readInput } from './read-input.ts';

const USAGE = `Shows what a session means, as JSON.

  npm run analyze -- FILE [--text | --full]

FILE    raw events (a JSON array, an object with events and optionally organization and catalog, or one event a line),
        an archive of a session (….jsonl.gz, or its lines unpacked), or a document with session, organization and catalog
--text  prints it for reading
--full  prints everything that would be stored, claims and search text too
`;
const FORMS: Record<string, (understanding: ReturnType<typeof understandFile>) => string> = {
  '--text': printUnderstanding,
  '--full': (understanding) => `${JSON.stringify(understanding, null, 2)}\n`,
};

/** Runs the command; returns its exit code. */
function main(given: readonly string[]): number {
  const options = given.filter((argument) => argument in FORMS);
  const [file, ...more] = given.filter((argument) => !(argument in FORMS));
  if (file === undefined || file.startsWith('--') || more.length > 0 || options.length > 1) {
    process.stdout.write(USAGE);
    return file === '--help' ? 0 : 2;
  }
  try {
    const understanding = understandFile(readInput(readFileSync(file)));
    const print = FORMS[options[0] ?? ''] ?? ((one) => `${JSON.stringify(briefOf(one), null, 2)}\n`);
    process.stdout.write(print(understanding));
    return 0;
  } catch (error) {
    process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
