import type { Random } from './random.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type ByteMutation = readonly [name: string, change: (body: Bytes, random: Random) => Bytes];

/** Sequences that no UTF-8 has: a lone continuation, an overlong slash, a surrogate, beyond Unicode, a cut letter, 0xFF. */
const NO_UTF8 = [[0x80], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x98], [0xff]];
const PIECES = ['\0', '\ufeff', '{', '}', '"', '\\', ',', ':', '\n', '\u2028', '\\u0000', '\\ud800', 'null', '//'];

const encoder = new TextEncoder();

/** Changes of a body as bytes, with no regard for what they mean. */
export const BYTE_MUTATIONS: readonly ByteMutation[] = [
  ['cut off', (body, random) => body.slice(0, random.below(body.length))],
  ['beginning lost', (body, random) => body.slice(random.below(body.length))],
  ['a byte flipped', (body, random) => flipped(body, random)],
  ['many bytes flipped', (body, random) => Array.from({ length: 8 }).reduce<Bytes>((b) => flipped(b, random), body)],
  ['a piece put in', (body, random) => inserted(body, encoder.encode(random.pick(PIECES)), random)],
  ['no UTF-8 put in', (body, random) => inserted(body, Uint8Array.from(random.pick(NO_UTF8)), random)],
  ['a byte order mark before it', (body) => joined(Uint8Array.of(0xef, 0xbb, 0xbf), body)],
  ['in UTF-16', (body) => Uint8Array.from([...body].flatMap((byte) => [byte, 0]))],
  ['twice', (body) => joined(body, body)],
  ['something after it', (body, random) => joined(body, encoder.encode(random.pick(PIECES)))],
  ['spaces around it', (body) => joined(encoder.encode(' \r\n\t'), joined(body, encoder.encode('\n\n ')))],
  ['a piece doubled', (body, random) => doubled(body, random)],
  ['nothing', () => new Uint8Array()],
  [
    'another value',
    (_, random) => encoder.encode(random.pick(['null', '[]', '{}', '""', '0', '[[]]', '{"v":1}', ' '])),
  ],
  ['as text', (body) => encoder.encode(JSON.stringify(new TextDecoder().decode(body)))],
  ['beyond the cap', (body) => joined(body, encoder.encode(' '.repeat(262_144)))],
];

function flipped(body: Bytes, random: Random): Bytes {
  if (body.length === 0) return body;
  const at = random.below(body.length);
  return body.with(at, (body[at] ?? 0) ^ (1 << random.below(8))) as Bytes; // a copy of ours
}

function inserted(body: Bytes, piece: Bytes, random: Random): Bytes {
  const at = random.below(body.length + 1);
  return joined(body.slice(0, at), joined(piece, body.slice(at)));
}

function doubled(body: Bytes, random: Random): Bytes {
  const from = random.below(body.length);
  const to = from + random.below(40);
  return joined(body.slice(0, to), body.slice(from));
}

function joined(first: Bytes, second: Bytes): Bytes {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
