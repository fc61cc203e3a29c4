import { parseArgs } from 'node:util';

/** What the command is asked to do. */
export interface SimulatorOptions {
  help: boolean;
  sessions: number;
  seed: string;
  rate: number;
  spreadMinutes: number;
  endpoint?: string;
  key?: string;
  shop?: string;
  catalog?: string;
}

export const USAGE = `Sends realistic shopping sessions through the public API.

  npm run simulate -- [--sessions 200] [--seed fjord] [--rate 50] [--spread-minutes 0]
                      [--endpoint URL --key KEY --shop URL --catalog FILE]

  --sessions        how many visits                                     (default 200)
  --seed            the same seed gives the same visits                 (default fjord)
  --rate            visits begun per second at most                     (default 50)
  --spread-minutes  spread the visits over the past, up to a week       (default 0: now)
  --endpoint, --key, --shop, --catalog
                    another deployment than the demo shop of npm start
`;

const FLAGS = {
  sessions: { type: 'string', default: '200' },
  seed: { type: 'string', default: 'fjord' },
  rate: { type: 'string', default: '50' },
  'spread-minutes': { type: 'string', default: '0' },
  endpoint: { type: 'string' },
  key: { type: 'string' },
  shop: { type: 'string' },
  catalog: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line. @throws an error that names the flag and what it takes */
export function readOptions(args: readonly string[]): SimulatorOptions {
  const { values } = parseArgs({ args: [...args], options: FLAGS, strict: true });
  const { seed, help, endpoint, key, shop, catalog } = values;
  return {
    help,
    sessions: wholeNumber('sessions', values.sessions, 1, 1_000_000),
    seed,
    rate: wholeNumber('rate', values.rate, 1, 10_000),
    spreadMinutes: wholeNumber('spread-minutes', values['spread-minutes'], 0, 7 * 24 * 60),
    ...(endpoint === undefined ? {} : { endpoint: endpoint.replace(/\/+$/, '') }),
    ...(key === undefined ? {} : { key }),
    ...(shop === undefined ? {} : { shop: shop.replace(/\/+$/, '') }),
    ...(catalog === undefined ? {} : { catalog }),
  };
}

function wholeNumber(flag: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Error(`--${flag} takes a whole number from ${min} to ${max}, not "${text}"`);
}
