import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HERE, SDK } from '../paths.ts';

export interface Manifest {
  version: string;
  dependencies?: Record<string, string>;
}

/** The manifest of a measured package. @throws when it is not installed */
export async function manifestOf(name: string): Promise<Manifest> {
  const folder = name === '@crow/tracking-sdk' ? SDK : join(HERE, 'node_modules', name);
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest; // npm has read it before us
}
