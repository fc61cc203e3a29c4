import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS, type Rejection, wireEvent } from '@crow/contracts';
import { expect, test } from 'vitest';
import { ROOT } from '../stack/settings.ts';
import { namesInTable } from './tables.ts';

const guide = readFileSync(join(ROOT, 'docs/wire-protocol.md'), 'utf8');

/** The type makes this list whole. */
const CODES: Record<Rejection['code'], true> = {
  not_an_object: true,
  unknown_type: true,
  missing_field: true,
  invalid_field: true,
  too_large: true,
  time_out_of_range: true,
  page_out_of_range: true,
  erased: true,
};

/** The row of the table of types that documents a type. */
const rowOf = (type: string) =>
  guide.split('\n').find((line) => new RegExp(`^\\|.*\`${type}\`.*\\|.*\\|`).test(line)) ?? '';

test('every type of event is documented, and none that is unknown', () => {
  const types = wireEvent.options.map(({ shape }) => shape.type.value);
  expect(namesInTable(guide, 'Event types').toSorted()).toEqual([...types].sort());
});

test.each(wireEvent.options.map(({ shape }) => [shape.type.value, shape] as const))(
  'every field of %s is documented, and the required ones are bold',
  (type, shape) => {
    const row = rowOf(type);
    const everywhere = new Set(['type', 'id', 'ts', 't', 'page', 'url', 'title']);
    const own = Object.entries(shape).filter(([name]) => !everywhere.has(name));
    for (const [name, field] of own) {
      expect(row).toContain(`\`${name}\``);
      expect(row.includes(`**\`${name}\`**`), name).toBe(!field.safeParse(undefined).success);
    }
  },
);

test('every code of a rejection is documented', () => {
  const table = guide.slice(guide.indexOf('| code |'), guide.indexOf('| status |'));
  const codes = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, code]) => code);
  expect(codes.toSorted()).toEqual(Object.keys(CODES).sort());
});

test('the caps are those that hold', () => {
  const caps = guide.slice(guide.indexOf('## Caps'));
  expect(caps).toContain(`${LIMITS.batchEvents} events and ${LIMITS.batchBytes / 1024} KiB a batch`);
  expect(caps).toContain(`${LIMITS.eventBytes / 1024} KiB an event`);
  expect(guide).toContain(`more than ${LIMITS.eventAgeMs / 86_400_000} days before`);
});
