import type { Delivery } from '../stage/collector.ts';
import { withStage } from '../stage/stage.ts';
import { until } from '../stage/until.ts';
import { type Cell, exactly, type Measure, yesOrNo } from './measure.ts';

const EVENTS = 10;
/** The most patient of the SDKs tries again after a minute. */
const PATIENCE_MS = 75_000;
/** Some try again only when there is something new to send. */
const NEWS_MS = 5_000;

/** The first request with marked events is answered with 500; what comes again must say that it is the same. */
export const retry: Measure = {
  name: 'retry',
  when: 'beside',
  limitMs: 120_000,
  rows: [
    { id: 'retry.events', title: 'same event ids on a retry', show: yesOrNo, target: exactly(1, 'yes') },
    { id: 'retry.batch', title: 'same batch id on a retry', show: yesOrNo, target: exactly(1, 'yes') },
  ],
  run: (bench, adapter) =>
    withStage(bench, adapter, async (stage): Promise<Record<string, Cell>> => {
      const { collector } = stage;
      const marks = Array.from({ length: EVENTS }, (_, index) => stage.mark(index));
      let failed: Delivery | undefined;
      collector.behave = (delivery) => {
        if (failed || marksIn(delivery, marks).size === 0) return 'accept';
        failed = delivery;
        return { status: 500 };
      };
      const page = await stage.visit();
      await stage.track(page, EVENTS);
      if (!(await until(() => failed !== undefined, 15_000)) || !failed) throw new Error('it sent nothing to refuse');
      const first = failed;
      const wanted = marksIn(first, marks);
      const again = () => collector.deliveries.filter((it) => it !== first && marksIn(it, [...wanted.keys()]).size > 0);
      const found = () => new Map(again().flatMap((delivery) => [...marksIn(delivery, marks)]));
      const isComplete = () => [...wanted.keys()].every((mark) => found().has(mark));
      const end = Date.now() + PATIENCE_MS;
      for (let news = EVENTS; !isComplete() && Date.now() < end; news++) {
        if (!(await until(isComplete, NEWS_MS))) await stage.track(page, 1, news);
      }
      if (!isComplete()) return { 'retry.events': never, 'retry.batch': never };
      const ids = found();
      const isSame = [...wanted].every(([mark, id]) => id !== undefined && ids.get(mark) === id);
      const batch = adapter.batchId?.(first);
      return {
        'retry.events': [...wanted.values()].includes(undefined)
          ? { missing: 'its events have no ids' }
          : Number(isSame),
        'retry.batch':
          batch === undefined
            ? { missing: 'its requests have no ids' }
            : Number(again().every((delivery) => adapter.batchId?.(delivery) === batch)),
      };
    }),
};

const never: Cell = { missing: 'what failed did not come again in time' };

/** The ids of marked events in a request, by their marks. */
function marksIn({ events }: Delivery, marks: string[]): Map<string, string | undefined> {
  return new Map(
    marks.flatMap((mark) => {
      const event = events.find(({ text }) => text.includes(mark));
      return event ? [[mark, event.id] as const] : [];
    }),
  );
}
