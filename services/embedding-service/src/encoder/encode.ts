import type { Model } from '../model/read-model.ts';
import { attention } from './attention.ts';
import { layerNorm } from './layer-norm.ts';
import { linear } from './linear.ts';

const HEADS = 4;

/**
 * Encodes word pieces into one vector of unit length: the transformer variant of the Universal Sentence
 * Encoder lite (Cer et al. 2018), as its published graph computes it.
 * @param ids word pieces of one text, at least one
 */
export function encode(model: Model, ids: readonly number[]): Float32Array {
  const count = ids.length;
  let rows = positioned(model, ids);
  for (const layer of [0, 1]) {
    const part = (name: string) => `layer${layer}.${name}`;
    const normed = layerNorm(rows, count, model.vector(part('norm1.scale')), model.vector(part('norm1.bias')));
    const qkv = linear(normed, count, model.matrix(part('qkv')), model.vector(part('qkv.bias')));
    const attended = attention(qkv, count, rows.length / count, HEADS);
    const mixed = linear(attended, count, model.matrix(part('attended')), model.vector(part('attended.bias')));
    // The first layer widens from 256 to 512, so what it adds to is widened, too.
    add(mixed, layer === 0 ? linear(rows, count, model.matrix('dense'), model.vector('dense.bias')) : rows);
    const normedMixed = layerNorm(mixed, count, model.vector(part('norm2.scale')), model.vector(part('norm2.bias')));
    const wide = linear(normedMixed, count, model.matrix(part('wide')), model.vector(part('wide.bias')));
    for (let i = 0; i < wide.length; i++) if ((wide[i] as number) < 0) wide[i] = 0;
    add(mixed, linear(wide, count, model.matrix(part('narrow')), model.vector(part('narrow.bias'))));
    rows = mixed;
  }
  return unitLength(linear(meanOf(rows, count), 1, model.matrix('output'), model.vector('output.bias')).map(Math.tanh));
}

/** Rows of the word pieces, doubled as the original does, with their place in the text as sines and cosines. */
function positioned(model: Model, ids: readonly number[]): Float32Array {
  const { columns, numbers, scales } = model.pieces;
  const timing = model.vector('timing');
  const half = timing.length;
  const rows = new Float32Array(ids.length * columns);
  for (const [place, id] of ids.entries()) {
    const scale = 2 * (scales[id] as number);
    for (let i = 0; i < columns; i++) {
      const angle = place * (timing[i % half] as number);
      const signal = i < half ? Math.sin(angle) : Math.cos(angle);
      rows[place * columns + i] = (numbers[id * columns + i] as number) * scale + signal;
    }
  }
  return rows;
}

function add(rows: Float32Array, others: Float32Array): void {
  for (let i = 0; i < rows.length; i++) rows[i] = (rows[i] as number) + (others[i] as number);
}

function meanOf(rows: Float32Array, count: number): Float32Array {
  const width = rows.length / count;
  const mean = new Float32Array(width);
  for (let i = 0; i < rows.length; i++) mean[i % width] = (mean[i % width] as number) + (rows[i] as number) / count;
  return mean;
}

function unitLength(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
