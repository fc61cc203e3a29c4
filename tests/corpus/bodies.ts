import type { WireBatch } from '@crow/contracts';
import { BYTE_MUTATIONS } from './byte-mutations.ts';
import { goodBatch, MADE_AT } from './good-batch.ts';
import { treeOf, written } from './json-tree.ts';
import { type Random, seededRandom } from './random.ts';
import { mutateTree, type TreeMutation } from './tree-mutations.ts';

/** A body that was spoiled, and how it is sent. */
export interface SpoiledBody {
  number: number;
  /** What was done to it. */
  how: string;
  bytes: Uint8Array<ArrayBuffer>;
  sessionId: string;
  batchId: string;
  /** The client's clock, as it is told beside the body. */
  sentAt: number;
  /** Positions of the events that nothing was done to; null when something was done that may concern each. */
  untouched: number[] | null;
}

/** Bodies that are each spoiled in one to three ways, the same ones for the same seed. */
export function* spoiledBodies(seed: number, count: number): Generator<SpoiledBody> {
  for (let number = 0; number < count; number++) {
    yield spoiledBody(seededRandom(seed + Math.imul(number, 0x9e3779b1)), number);
  }
}

const encoder = new TextEncoder();

function spoiledBody(random: Random, number: number): SpoiledBody {
  const batch = goodBatch(random, number);
  const address = { number, sessionId: batch.sessionId, batchId: batch.batchId, sentAt: MADE_AT + 10_000 };
  const tree = treeOf(batch);
  if (random.chance(0.7)) {
    const mutations = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => mutateTree(tree, random));
    const bytes = encoder.encode(written(tree));
    const how = mutations.map(({ name }) => name).join('; ');
    return { ...address, how, bytes, untouched: untouchedBy(mutations, batch) };
  }
  const [how, change] = random.pick(BYTE_MUTATIONS);
  return { ...address, how, bytes: change(encoder.encode(written(tree)), random), untouched: null };
}

/** Events that stay good whatever was done: none of the mutations was at them, and all of those were JSON and within one event. */
function untouchedBy(mutations: readonly TreeMutation[], batch: WireBatch): number[] | null {
  if (mutations.some(({ event, isJson }) => event === null || !isJson)) return null;
  const touched = new Set(mutations.map(({ event }) => event));
  return [...batch.events.keys()].filter((index) => !touched.has(index));
}
