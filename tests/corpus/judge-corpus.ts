import { type SpoiledBody, spoiledBodies } from './bodies.ts';
import { judgeBody, type Verdict } from './judge-body.ts';

/** What became of a corpus. */
export interface CorpusResult {
  verdicts: Record<Verdict, number>;
  /** Bodies that were answered otherwise than they must be. */
  failures: { body: SpoiledBody; error: Error }[];
}

/** Failures that are kept; what is broken breaks thousands of bodies. */
const MOST_FAILURES = 20;

/** Judges each body of a corpus. */
export async function judgeCorpus(seed: number, count: number): Promise<CorpusResult> {
  const verdicts = { refused: 0, 'some kept': 0, 'all kept': 0, 'none kept': 0 };
  const failures: CorpusResult['failures'] = [];
  for (const body of spoiledBodies(seed, count)) {
    try {
      verdicts[await judgeBody(body)] += 1;
    } catch (error) {
      failures.push({ body, error: error instanceof Error ? error : new Error(String(error)) });
      if (failures.length >= MOST_FAILURES) break;
    }
  }
  return { verdicts, failures };
}

/** A failure for people: what was done, what was wrong, and the beginning of the body. */
export function told({ body, error }: CorpusResult['failures'][number]): string {
  const start = new TextDecoder().decode(body.bytes.subarray(0, 2_000));
  return `body ${body.number} (${body.how}): ${error.message}\n${start}`;
}
