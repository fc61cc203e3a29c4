import { contentOf } from '../../bench/ingest/load/batch-maker.ts';
import { API_KEY } from '../../bench/ingest/runtime/runtime.ts';
import { deviation, type Offer, type Outcome, offer, warmUp } from './offer.ts';
import { startThreeGateways } from './three-gateways.ts';

/** How far what passes may be from what may pass. */
export const TOLERANCE = 0.05;
const EVENTS_OF_BATCH = 5;

export interface RateCheck extends Outcome {
  name: string;
  deviation: number;
  /** Nothing failed, and what passed is within {@link TOLERANCE} of what may pass. */
  holds: boolean;
}

/** What is offered, of a key each: evenly and unevenly, at its rate and ten times as much. */
const OFFERS: readonly (Pick<Offer, 'times' | 'shares'> & { name: string; apiKey: string })[] = [
  {
    name: 'at the rate',
    apiKey: 'crow_pk_ratecheck001_0123456789abcdefghijABCDEFGHIJ01',
    times: 1,
    shares: [1 / 3, 1 / 3, 1 / 3],
  },
  {
    name: 'ten times the rate',
    apiKey: 'crow_pk_ratecheck002_0123456789abcdefghijABCDEFGHIJ02',
    times: 10,
    shares: [1 / 3, 1 / 3, 1 / 3],
  },
  {
    name: 'ten times the rate, nearly all at one gateway',
    apiKey: 'crow_pk_ratecheck003_0123456789abcdefghijABCDEFGHIJ03',
    times: 10,
    shares: [0.05, 0.05, 0.9],
  },
];

export interface RateCheckOptions {
  /** The first of four that are used. */
  port: number;
  perSecond: number;
  /** How long each offer is made. */
  seconds: number;
  /** Names of the offers that are made; all of them when absent. */
  names?: readonly string[];
  /** Makes all offers at the same time, each with its own key. */
  atOnce?: boolean;
}

/** Checks on the real runtime that gateways in several isolates and processes keep to the rate of a key together. */
export async function checkSharedRates(
  folder: string,
  { port, perSecond, seconds, names, atOnce = false }: RateCheckOptions,
): Promise<RateCheck[]> {
  const rate = { perSecond, burst: perSecond };
  const offers = OFFERS.filter(({ name }) => names === undefined || names.includes(name));
  const keys = offers.map(({ apiKey }) => ({ apiKey, rate }));
  const gateways = await startThreeGateways(folder, port, [{ apiKey: API_KEY, rate: null }, ...keys]);
  const content = contentOf(EVENTS_OF_BATCH);
  const check = async ({ name, ...offered }: (typeof OFFERS)[number]): Promise<RateCheck> => {
    const outcome = await offer(gateways.ports, content, { ...offered, rate, seconds });
    const off = deviation(outcome);
    return {
      name,
      ...outcome,
      deviation: off,
      holds: outcome.failures.length === 0 && Math.abs(off) <= TOLERANCE,
    };
  };
  try {
    await warmUp(gateways.ports, content, API_KEY);
    if (atOnce) return await Promise.all(offers.map(check));
    const checks: RateCheck[] = [];
    for (const each of offers) checks.push(await check(each));
    return checks;
  } finally {
    await gateways.kill();
  }
}
