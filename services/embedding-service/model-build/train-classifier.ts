import { createDraw } from './meanings/sayings-of.ts';

/** A saying's vector with what it means. */
export interface Example {
  vector: Float32Array;
  meaning: number;
}

const ROUNDS = 60;
const RATE = 0.5;
/** Holds the weights small (ridge). */
const DECAY = 1e-5;

/**
 * Multinomial logistic regression by stochastic gradient descent, one example at a time, drawn by lot with a fixed seed.
 * @returns for each meaning its weights and, last, its bias
 */
export function trainClassifier(examples: readonly Example[], meanings: number): Float32Array[] {
  const dimensions = examples[0]?.vector.length ?? 0;
  const weights = Array.from({ length: meanings }, () => new Float64Array(dimensions + 1));
  const draw = createDraw(3);
  for (let round = 0; round < ROUNDS; round++) {
    const rate = RATE * (1 - round / ROUNDS);
    for (let step = 0; step < examples.length; step++) {
      const example = examples[Math.floor(draw() * examples.length)];
      if (example) learn(weights, example, rate);
    }
  }
  return weights.map((row) => Float32Array.from(row));
}

function learn(weights: readonly Float64Array[], { vector, meaning }: Example, rate: number): void {
  const scores = weights.map((row) => {
    let score = row[vector.length] as number; // the bias
    for (let i = 0; i < vector.length; i++) score += (row[i] as number) * (vector[i] as number);
    return score;
  });
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  for (const [index, row] of weights.entries()) {
    const error = (powers[index] as number) / total - (index === meaning ? 1 : 0);
    if (Math.abs(error) < 1e-4) continue;
    for (let i = 0; i < vector.length; i++) {
      row[i] = (row[i] as number) - rate * (error * (vector[i] as number) + DECAY * (row[i] as number));
    }
    row[vector.length] = (row[vector.length] as number) - rate * error;
  }
}
