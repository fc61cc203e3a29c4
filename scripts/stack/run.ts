import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ROOT } from './settings.ts';

/** The project's own binaries come first, so that every tool runs on the project's Node. */
export const TOOL_PATH = `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;

/**
 * Runs one of the project's tools to its end.
 * @throws with everything the tool printed when it exits with another status than 0
 */
export function run(
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env, PATH: TOOL_PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(output);
      else reject(new Error(`${command} ${args.join(' ')} ended with status ${status}:\n${output}`));
    });
  });
}
