import type { WireBatch } from '@crow/contracts';
import type { Random } from '@crow/simulator';
import { goodBatch, type Place } from './good-batch.ts';
import { junk, NAMES, nestedText } from './junk.ts';

/** A body that something is wrong with, or that looks so. */
export interface HostileBody {
  place: Place;
  /** What was done to it. */
  mutation: string;
  bytes: Buffer;
  /** Positions of the events that were touched, where nothing but events was; all others have to be kept. */
  touched?: number[];
}

type Json = Record<string, unknown>;

/** A place in a JSON value: an object or list, and a key of it. */
function somewhere(value: unknown, random: Random): { holder: Json; key: string } | null {
  const holders: Json[] = [];
  const visit = (each: unknown): void => {
    if (typeof each !== 'object' || each === null) return;
    if (Object.keys(each).length > 0) holders.push(each as Json);
    for (const inner of Object.values(each)) visit(inner);
  };
  visit(value);
  if (holders.length === 0) return null;
  const holder = random.pick(holders);
  return { holder, key: random.pick(Object.keys(holder)) };
}

function spoil(value: unknown, random: Random): void {
  const spot = somewhere(value, random);
  if (!spot) return;
  const { holder, key } = spot;
  const way = random.between(0, 3);
  if (way === 0) delete holder[key];
  else if (way === 1) put(holder, random.pick(NAMES), junk(random));
  else put(holder, key, junk(random));
}

/** Also where a name would otherwise be that of the prototype. */
function put(holder: Json, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Changes of one event, or more, that must cost no other. */
function spoilEvents(batch: WireBatch, random: Random): number[] {
  const touched = new Set<number>();
  for (let times = random.between(1, 3); times > 0; times--) {
    const index = random.between(0, batch.events.length - 1);
    touched.add(index);
    const events = batch.events as unknown[];
    if (random.chance(0.2)) events[index] = junk(random);
    else spoil(events[index], random);
  }
  // An event that leaves out its type is another one of the name before it, so what follows a touched one counts as touched.
  return [...touched].flatMap((index) => [index, index + 1]).filter((index) => index < batch.events.length);
}

const TEXT: readonly [name: string, change: (text: string, random: Random) => string | Buffer][] = [
  ['cut off', (text, random) => text.slice(0, random.between(0, text.length))],
  ['cut off in front', (text, random) => text.slice(random.between(1, text.length))],
  ['a byte flipped', (text, random) => flipped(Buffer.from(text), random)],
  [
    'bytes flipped',
    (text, random) => Array.from({ length: 20 }).reduce<Buffer>((bytes) => flipped(bytes, random), Buffer.from(text)),
  ],
  ['a byte put in', (text, random) => putIn(Buffer.from(text), random)],
  [
    'a character doubled',
    (text, random) => {
      const at = random.between(0, text.length - 1);
      return text.slice(0, at) + text.slice(at, at + 1) + text.slice(at);
    },
  ],
  ['byte order mark', (text) => `\ufeff${text}`],
  ['UTF-16', (text) => Buffer.from(text, 'utf16le')],
  ['Latin-1', (text) => Buffer.from(`${text.slice(0, -1)},"x":"naïve"}`, 'latin1')],
  ['more behind it', (text, random) => text + random.pick(['x', '}', ',', '\n{}', '\u0000', text])],
  [
    'keys twice',
    (text, random) => text.replace(/"(\w+)":/g, (key) => (random.chance(0.2) ? `${key}null,${key}` : key)),
  ],
  [
    'keys twice, the bad one last',
    (text, random) =>
      text.replace(/"(type|at|seq|source|platform|element)":([^,{}[\]]+)/g, (pair, key) =>
        random.chance(0.3) ? `${pair},"${key}":${JSON.stringify(junk(random))}` : pair,
      ),
  ],
  [
    'numbers too large',
    (text, random) => text.replace(/:(-?\d+(\.\d+)?)/g, (pair) => (random.chance(0.3) ? ':1e999' : pair)),
  ],
  [
    'no JSON values',
    (text, random) =>
      text.replace(/:(true|false|null|-?\d+)/g, (pair) =>
        random.chance(0.3) ? random.pick([':NaN', ':undefined', ':0x10', ':01', ":'x'"]) : pair,
      ),
  ],
  [
    'nested without end',
    (text, random) => text.replace(/:(true|-?\d+)/, `:${nestedText(random.pick([63, 64, 65, 1_000, 50_000]))}`),
  ],
  [
    'half escapes',
    (text, random) =>
      text.replace(/"[^"]*"/g, (string) =>
        random.chance(0.1)
          ? `${string.slice(0, -1)}${random.pick(['\\ud800', '\\udc00', '\\u0000', '\\u00', '\\x', '\\'])}"`
          : string,
      ),
  ],
  ['nothing', () => ''],
  ['blank', () => ' \n\t '],
  ['another kind of JSON', (_, random) => JSON.stringify(junk(random))],
];

function flipped(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const at = random.between(0, Math.max(0, copy.length - 1));
  copy.writeUInt8((copy[at] ?? 0) ^ (1 << random.between(0, 7)), at);
  return copy;
}

function putIn(bytes: Buffer, random: Random): Buffer {
  const at = random.between(0, bytes.length);
  return Buffer.concat([bytes.subarray(0, at), Buffer.of(random.between(0, 255)), bytes.subarray(at)]);
}

/** One body of the corpus: a good batch that something happened to. */
export function hostileBody(place: Place, random: Random): HostileBody {
  const batch = goodBatch(place, random);
  const way = random.number();
  if (way < 0.4) {
    const touched = spoilEvents(batch, random);
    return { place, mutation: 'events spoiled', bytes: Buffer.from(JSON.stringify(batch)), touched };
  }
  if (way < 0.6) {
    for (let times = random.between(1, 3); times > 0; times--) spoil(batch, random);
    return { place, mutation: 'spoiled', bytes: Buffer.from(JSON.stringify(batch)) };
  }
  if (way < 0.63) {
    const copies = random.pick([499, 500, 501, 2_000]);
    const [first] = batch.events;
    const events = Array.from({ length: copies }, () => (random.chance(0.1) ? junk(random) : first));
    return { place, mutation: 'many events', bytes: Buffer.from(JSON.stringify({ ...batch, events })) };
  }
  const [mutation, change] = random.pick(TEXT);
  const changed = change(JSON.stringify(batch), random);
  return { place, mutation, bytes: typeof changed === 'string' ? Buffer.from(changed) : changed };
}
