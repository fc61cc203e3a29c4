import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../stack/settings.ts';
import type { Block } from './blocks.ts';
import { scriptsOf } from './html.ts';

const SDK = join(ROOT, 'packages/tracking-sdk');

/**
 * What an HTML block asks of the SDK in vain: scripts that the package does not publish or the build does not make,
 * and `data-crow-` attributes that the tracker does not read. To be called after the SDK's build.
 */
export function unpublishedIn(block: Block): string[] {
  const { exports } = JSON.parse(readFileSync(join(SDK, 'package.json'), 'utf8')) as { exports: object };
  const tracker = readFileSync(join(SDK, 'dist/crow.global.js'), 'utf8');
  const files = scriptsOf(block).flatMap(({ attributes: { src } }) => src?.split('/').at(-1) ?? []);
  const marks = [...block.code.matchAll(/data-crow-[\w-]+/g)].map(([mark]) => mark);
  return [
    ...files.filter((file) => !(`./${file}` in exports && existsSync(join(SDK, 'dist', file)))),
    ...marks.filter((mark) => !tracker.includes(mark)),
  ];
}
