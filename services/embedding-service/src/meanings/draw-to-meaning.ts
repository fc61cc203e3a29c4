import type { Meanings } from './read-meanings.ts';

/** How far a text that surely means something is drawn to it. */
const PULL = 0.8;
/** What is less likely than this only adds noise. */
const LEAST = 0.02;

/** How likely a text means each of the meanings; the last is "none of these". Their sum is one. */
export function likelihoods({ count, dimensions, weights }: Meanings, vector: Float32Array): Float64Array {
  const scores = new Float64Array(count);
  for (let meaning = 0; meaning < count; meaning++) {
    const from = meaning * (dimensions + 1);
    let score = weights[from + dimensions] as number; // the bias
    for (let i = 0; i < dimensions; i++) score += (weights[from + i] as number) * (vector[i] as number);
    scores[meaning] = score;
  }
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/**
 * Draws a vector towards what its text most likely means, so that "the bank said no" comes near to "the payment failed".
 * A text that means none of the meanings stays where it is.
 * @returns unit length
 */
export function drawToMeaning(meanings: Meanings, vector: Float32Array): Float32Array {
  const drawn = vector.slice();
  const { dimensions, directions } = meanings;
  for (const [meaning, likelihood] of likelihoods(meanings, vector).entries()) {
    if (likelihood < LEAST || meaning === meanings.count - 1) continue;
    for (let i = 0; i < dimensions; i++) {
      drawn[i] = (drawn[i] as number) + PULL * likelihood * (directions[meaning * dimensions + i] as number);
    }
  }
  const length = Math.hypot(...drawn) || 1;
  return drawn.map((value) => value / length);
}
