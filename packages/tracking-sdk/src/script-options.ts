import { parsed } from './core/attempt.ts';
import type { CROWOptions } from './options.ts';

/**
 * The options that a script's own tag gives as attributes, `data-api-key="crow_pk_…" data-cookieless="true"`: texts, or
 * JSON values. Names that are no options do nothing.
 */
export function scriptOptions(script: HTMLOrSVGElement | null): Partial<CROWOptions> {
  const options: Record<string, unknown> = {};
  for (const name in script?.dataset) options[name] = read(script.dataset[name] as string);
  return options;
}

/** Most values are plain texts. */
function read(text: string): unknown {
  return parsed(text) ?? text;
}
