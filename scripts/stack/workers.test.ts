import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './settings.ts';
import { SERVICES } from './workers.ts';

test.each(SERVICES)(
  '%s says which secrets it gets: one that does not gets all, and the runtime logs their names',
  (service) => {
    const config = readFileSync(join(ROOT, 'services', service, 'wrangler.jsonc'), 'utf8');
    expect(config).toMatch(/"secrets": \{\s*"required": \[/);
  },
);
