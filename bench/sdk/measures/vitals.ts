import { setTimeout as delay } from 'node:timers/promises';
import type { Adapter } from '../adapters/adapter.ts';
import { bundle, gzipBytes } from '../stage/bundle.ts';
import { fieldOf, jsonOf } from '../stage/decode.ts';
import { type Bench, type Stage, withStage } from '../stage/stage.ts';
import { until } from '../stage/until.ts';
import { vitalsBytes } from '../stage/vitals-part.ts';
import { atMost, type Cell, exactly, kilobytes, type Measure, plain } from './measure.ts';

/** The library that most peers use, telling every change at once: a page that is closed has no later. */
const REFERENCE = `
  import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';
  const tell = ({ name, value }) =>
    navigator.sendBeacon(bench.endpoint + '/reference', JSON.stringify({ [name.toLowerCase()]: value }));
  for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB]) on(tell, { reportAllChanges: true });
`;

/** Slower than any handler should be, so that INP has something to tell. */
const HANDLER_MS = 90;

/** Values may differ by the rounding to whole milliseconds; a layout shift score by its fourth place. */
const TOLERANCE: Record<string, number> = { lcp: 1, fcp: 1, ttfb: 1, inp: 1, cls: 0.0005 };

/** Size and truth of the vitals. Only ours is compared: peers bundle the library itself, or measure none. */
export const vitals: Measure = {
  name: 'vitals',
  when: 'alone',
  limitMs: 60_000,
  rows: [
    {
      ...{ id: 'vitals.size', title: 'vitals, load and TTI, their part (web-vitals alone beside)', show: kilobytes },
      target: atMost(1_600, '1.6 KB'),
    },
    { id: 'vitals.library', title: 'the web-vitals library alone', show: kilobytes },
    { id: 'vitals.equal', title: 'LCP, CLS, INP, FCP, TTFB equal to it, of 5', show: plain, target: exactly(5) },
  ],
  async run(bench, adapter) {
    if (adapter.name !== 'crow') return {};
    const part = await vitalsBytes();
    const reference = await bundle(REFERENCE);
    const cells: Record<string, Cell> = {
      'vitals.library': gzipBytes(reference),
      'vitals.size': part === 0 ? { missing: 'no vitals in the SDK' } : part,
    };
    return { ...cells, ...(await compare(bench, adapter, reference)) };
  },
};

/** Loads a page that paints late, shifts and answers a click slowly, and closes it directly. */
function compare(bench: Bench, adapter: Adapter, reference: string): Promise<Record<string, Cell>> {
  return withStage(bench, adapter, async (stage) => {
    await stage.context.addInitScript(reference.replace('bench.endpoint', JSON.stringify(stage.collector.endpoint)));
    const page = await stage.visit();
    await page.evaluate((handlerMs) => {
      const text = document.createElement('h1');
      text.textContent = 'A large heading that is painted after everything else on this page';
      text.style.fontSize = '80px';
      document.body.prepend(text);
      document.getElementById('route')?.addEventListener('click', () => {
        const end = performance.now() + handlerMs;
        while (performance.now() < end);
      });
    }, HANDLER_MS);
    await delay(600);
    await page.click('#route');
    await delay(600);
    await page.close({ runBeforeUnload: true });
    await until(() => ours(stage)?.inp !== undefined, 5_000);
    await until(() => told(stage)?.inp !== undefined, 1_000);
    const [wanted, found] = [told(stage), ours(stage)];
    if (!wanted) return { 'vitals.equal': { missing: 'web-vitals told nothing' } };
    if (!found) return { 'vitals.equal': { missing: 'no performance event' } };
    const differences = Object.entries(TOLERANCE).filter(
      ([name, tolerance]) => !(Math.abs(Number(wanted[name]) - Number(found[name])) <= tolerance),
    );
    for (const [name] of differences) console.log(`  ${name}: ${found[name]}, web-vitals says ${wanted[name]}`);
    return { 'vitals.equal': Object.keys(TOLERANCE).length - differences.length };
  });
}

/** What the library told of each metric at last. */
function told({ collector }: Stage): Record<string, unknown> | undefined {
  const told = collector.received.filter(({ path }) => path === '/reference').map(({ text }) => jsonOf(text));
  return told.length > 0 ? Object.assign({}, ...told) : undefined;
}

/** The metrics of all performance events together, the last word counts. */
function ours({ collector }: Stage): Record<string, unknown> | undefined {
  const metrics = collector.deliveries
    .flatMap(({ events }) => events)
    .map(({ text }) => fieldOf(fieldOf(jsonOf(text), '0'), 'metrics'))
    .filter((it) => typeof it === 'object' && it !== null);
  return metrics.length > 0 ? Object.assign({}, ...metrics) : undefined;
}
