import { parseArgs } from 'node:util';
import { adapters } from './adapters/index.ts';
import { measures } from './measures/index.ts';

export interface Options {
  /** Names of adapters; empty for all. */
  only: string[];
  /** Names of measures; empty for all. */
  measure: string[];
  quick: boolean;
  /** Only type-check the bench. */
  check: boolean;
}

/** Reads the command line. @throws when a name is unknown */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: '' },
      measure: { type: 'string', default: '' },
      quick: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  return {
    only: namesIn(values.only, adapters, '--only'),
    measure: namesIn(values.measure, measures, '--measure'),
    quick: values.quick,
    check: values.check,
  };
}

function namesIn(list: string, known: { name: string }[], option: string): string[] {
  const names = list.split(',').filter((name) => name !== '');
  const unknown = names.find((name) => !known.some((it) => it.name === name));
  if (unknown) throw new Error(`${option} knows ${known.map(({ name }) => name).join(', ')}, not "${unknown}".`);
  return names;
}
