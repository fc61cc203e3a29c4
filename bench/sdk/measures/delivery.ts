import { blocked, crashed } from '../scenarios/device.ts';
import { errors, hanging, limited, refused } from '../scenarios/failing.ts';
import { bounce, closing, leaving } from '../scenarios/going.ts';
import { offline, reopened } from '../scenarios/offline.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { steady } from '../scenarios/steady.ts';
import { withStage } from '../stage/stage.ts';
import { within } from '../stage/until.ts';
import { atMost, type Cell, exactly, type Measure, percent, plain, seconds, unit } from './measure.ts';

const scenarios: Scenario[] = [
  ...[steady, closing, leaving, bounce, offline, reopened],
  ...[errors, refused, limited, hanging, blocked, crashed],
];

/** What arrives when things go wrong, and what it costs in requests and bytes. */
export const delivery: Measure = {
  name: 'delivery',
  when: 'beside',
  limitMs: 300_000,
  rows: [
    ...scenarios.map(({ id, title }) => ({
      ...{ id: `delivered.${id}`, title: `delivered: ${title}`, show: percent },
      target: exactly(1, '100 %'),
    })),
    { id: 'copies', title: 'copies left after dropping equal ids', show: plain, target: exactly(0) },
    { id: 'recoverOnline', title: 'recovery after online', show: seconds, target: atMost(1_000, '1 s') },
    { id: 'recoverServer', title: 'recovery after the server healed', show: seconds, target: atMost(5_000, '5 s') },
    { id: 'tries', title: 'tries in 20 s of 500s', show: plain, target: atMost(6, '6') },
    { id: 'early', title: 'requests before Retry-After is over', show: plain, target: exactly(0) },
    { id: 'requests', title: 'requests for 200 events in 5 s', show: plain, target: atMost(5, '5') },
    { id: 'bytesPerEvent', title: 'bytes an event (body and address)', show: unit('B'), target: atMost(60, '60 B') },
    { id: 'preflights', title: 'preflights in all scenarios', show: plain, target: exactly(0) },
  ],
  async run(bench, adapter) {
    const cells: Record<string, Cell> = {};
    let copies = 0;
    let preflights = 0;
    for (const { id, play, before, limitMs } of scenarios) {
      try {
        const { delivered, values, ...rest } = await withStage(
          bench,
          adapter,
          async (stage) => {
            const result = await within(play(stage, bench.quick), limitMs, id);
            preflights += stage.collector.preflights;
            return result;
          },
          before,
        );
        cells[`delivered.${id}`] = delivered;
        copies += rest.copies;
        for (const [row, value] of Object.entries(values ?? {})) cells[row] = worse(cells[row], value);
      } catch (error) {
        cells[`delivered.${id}`] = { missing: String(error) };
      }
    }
    return { recoverOnline: never, recoverServer: never, ...cells, copies, preflights };
  },
};

const never: Cell = { missing: 'never' };

/** A row that several scenarios speak to shows the worst of them. */
function worse(known: Cell | undefined, value: number): number {
  return typeof known === 'number' ? Math.max(known, value) : value;
}
