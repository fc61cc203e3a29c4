/** A confidence, and whether it was right. */
export interface Guess {
  confidence: number;
  isRight: boolean;
}

export interface Calibration {
  /** Expected calibration error: distance of confidence and share of right guesses, over ten bins, weighted by size. */
  error: number;
  bins: { from: number; count: number; confidence: number; right: number }[];
}

const BINS = 10;

/** How far confidences are from the frequencies with which they are right (Naeini et al. 2015). */
export function calibrationOf(guesses: readonly Guess[]): Calibration {
  const groups = Map.groupBy(guesses, ({ confidence }) => Math.min(Math.floor(confidence * BINS), BINS - 1));
  const bins = [...groups]
    .sort(([a], [b]) => a - b)
    .map(([bin, group]) => ({
      from: bin / BINS,
      count: group.length,
      confidence: group.reduce((sum, { confidence }) => sum + confidence, 0) / group.length,
      right: group.filter(({ isRight }) => isRight).length / group.length,
    }));
  const error = bins.reduce(
    (sum, { count, confidence, right }) => sum + (count / guesses.length) * Math.abs(confidence - right),
    0,
  );
  return { error, bins };
}
