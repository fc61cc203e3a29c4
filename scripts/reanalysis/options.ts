import { parseArgs } from 'node:util';

/** What the command is asked to do. */
export interface ReanalyzeOptions {
  help: boolean;
  /** How far back sessions are read again. */
  days: number;
  keyId: string | null;
  onlyOlder: boolean;
  modelMade: 'leave' | 'reread';
  stores: boolean;
}

export const USAGE = `Has past sessions read again by today's analyst, and tells what it sees otherwise (docs/reanalysis.md).

  npm run reanalyze -- [--days 30] [--key KEY_ID] [--all] [--models] [--store]

  --days    sessions that began so many days ago at most        (default 30)
  --key     only sessions that came with this key
  --all     also sessions that today's analyst read already
  --models  also sessions that a language model told
  --store   put the new readings in the place of the old ones   (default: only compare)

  CROW_URL, CROW_EMAIL and CROW_PASSWORD name another deployment and its owner than the demo shop of npm start.
`;

const LONGEST_DAYS = 36_500;

const FLAGS = {
  days: { type: 'string', default: '30' },
  key: { type: 'string' },
  all: { type: 'boolean', default: false },
  models: { type: 'boolean', default: false },
  store: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line. @throws an error that names the flag and what it takes */
export function readOptions(args: readonly string[]): ReanalyzeOptions {
  const { values } = parseArgs({ args: [...args], options: FLAGS, strict: true });
  const days = Number(values.days);
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS) {
    throw new Error(`--days takes a whole number from 1 to ${LONGEST_DAYS}, not "${values.days}".`);
  }
  return {
    help: values.help,
    days,
    keyId: values.key ?? null,
    onlyOlder: !values.all,
    modelMade: values.models ? 'reread' : 'leave',
    stores: values.store,
  };
}
