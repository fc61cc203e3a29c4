import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../stage/until.ts';
import { recovery, type Scenario } from './scenario.ts';

/** The server answers 500 for twenty seconds. */
export const errors: Scenario = {
  id: 'errors',
  title: '20 s of 500s, 20',
  limitMs: 75_000,
  async play(stage, quick) {
    const page = await stage.visit();
    await until(() => stage.collector.deliveries.length > 0, 1_500);
    const healedAt = Date.now() + (quick ? 8_000 : 20_000);
    stage.collector.behave = () => (Date.now() < healedAt ? { status: 500 } : 'accept');
    await stage.track(page, 20);
    await delay(healedAt - Date.now());
    const tries = stage.collector.deliveries.filter(({ status }) => status === 500).length;
    const tally = await stage.arrival(20, 15_000);
    return { ...tally, values: { tries, ...recovery('recoverServer', tally, healedAt) } };
  },
};

/** Nobody listens for six seconds. */
export const refused: Scenario = {
  id: 'refused',
  title: 'connection refused 6 s, 20',
  limitMs: 60_000,
  async play(stage) {
    const page = await stage.visit();
    await until(() => stage.collector.deliveries.length > 0, 1_500);
    await stage.collector.refuse();
    await stage.track(page, 20);
    await delay(6_000);
    await stage.collector.recover();
    const healedAt = Date.now();
    const tally = await stage.arrival(20, 20_000);
    return { ...tally, values: recovery('recoverServer', tally, healedAt) };
  },
};

const RETRY_AFTER_S = 3;
/** Requests that were under way when the first was refused are no disobedience. */
const UNDER_WAY_MS = 250;

/** The server asks to be left alone for three seconds. */
export const limited: Scenario = {
  id: 'limited',
  title: '429 with Retry-After, 5',
  limitMs: 60_000,
  async play(stage) {
    const { collector } = stage;
    const page = await stage.visit();
    await until(() => collector.deliveries.length > 0, 1_500);
    let askedAt: number | undefined;
    collector.behave = ({ at }) => {
      askedAt ??= at;
      return at < askedAt + RETRY_AFTER_S * 1000
        ? { status: 429, headers: { 'retry-after': `${RETRY_AFTER_S}` } }
        : 'accept';
    };
    await stage.track(page, 5);
    const tally = await stage.arrival(5, 20_000);
    const since = askedAt;
    if (since === undefined) return tally;
    // A hundredth of a second is the tolerance of two clocks that count whole milliseconds.
    const early = collector.deliveries.filter(
      ({ at }) => at > since + UNDER_WAY_MS && at < since + RETRY_AFTER_S * 1000 - 10,
    );
    return { ...tally, values: { early: early.length } };
  },
};

/** For four seconds the server takes requests and never answers them. */
export const hanging: Scenario = {
  id: 'hanging',
  title: 'hanging server, 5',
  limitMs: 60_000,
  async play(stage) {
    const page = await stage.visit();
    await until(() => stage.collector.deliveries.length > 0, 1_500);
    let begin: number | undefined;
    stage.collector.behave = ({ at }) => {
      begin ??= at;
      return at < begin + 4_000 ? 'hang' : 'accept';
    };
    await stage.track(page, 5);
    return stage.arrival(5, 25_000);
  },
};
