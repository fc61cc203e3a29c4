import { readFileSync } from 'node:fs';
import { analyze } from './analyze.ts';
import { printUnderstanding } from './print-understanding.ts';
import { readInput } from './read-input.ts';

const USAGE = `Shows what a session means.

  npm run analyze -- <file> [--json]

<file>  an archive of a session (….jsonl.gz, or its lines unpacked), or a JSON document with session, organization and catalog
--json  prints the understanding as JSON
`;

/** Runs the command; returns its exit code. */
function main(given: readonly string[]): number {
  const [file, ...more] = given.filter((argument) => argument !== '--json');
  if (file === undefined || file === '--help' || more.length > 0 || file.startsWith('--')) {
    process.stdout.write(USAGE);
    return file === '--help' ? 0 : 2;
  }
  try {
    const understanding = analyze(readInput(readFileSync(file)));
    process.stdout.write(
      given.includes('--json') ? `${JSON.stringify(understanding, null, 2)}\n` : printUnderstanding(understanding),
    );
    return 0;
  } catch (error) {
    process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
