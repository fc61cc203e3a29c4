import { readFileSync } from 'node:fs';
import { readInput } from '../../packages/session-analyst/src/read-input.ts';
import { askGemini } from './ask-gemini.ts';
import { geminiSettings } from './gemini-variables.ts';

/** Understands the session of a file by Gemini and prints it as JSON, with the record of what was asked. @returns the exit code */
export async function analyzeByGemini(file: string | undefined, env: NodeJS.ProcessEnv): Promise<number> {
  try {
    if (file === undefined) throw new Error('which file? npm run analyze -- FILE --provider gemini');
    const settings = geminiSettings(env);
    if (!settings) throw new Error('--provider gemini needs a key: set GEMINI_API_KEY');
    const understanding = await askGemini(settings, readInput(readFileSync(file)));
    process.stdout.write(`${JSON.stringify(understanding, null, 2)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
