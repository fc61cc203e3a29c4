import { clicks } from '../capture/clicks.ts';
import { forms } from '../capture/forms.ts';
import { pageViews, prerender, returns } from '../capture/page-views.ts';
import { products } from '../capture/products.ts';
import type { CaptureVisit } from '../capture/visit.ts';
import { speed, speedAtClose } from '../capture/vitals.ts';
import { startBrowser } from '../stage/browser.ts';
import { inLanes } from '../stage/lanes.ts';
import { withStage } from '../stage/stage.ts';
import { type Cell, exactly, type Measure, plain, yesOrNo } from './measure.ts';

const visits: CaptureVisit[] = [pageViews, returns, prerender, clicks, forms, products, speed, speedAtClose];
const items = visits.flatMap((visit) => Object.entries(visit.items));

/** Visits at once: what an SDK does not send is waited for longest. */
const LANES = 3;

/** What the SDK sends without a call, item by item, decided by what arrives. */
export const capture: Measure = {
  name: 'capture',
  when: 'beside',
  limitMs: 240_000,
  rows: [
    {
      ...{ id: 'capture', title: `automatic capture, of ${items.length}`, show: plain },
      target: exactly(items.length),
    },
    ...items.map(([id, title]) => ({ id: `capture.${id}`, title, show: yesOrNo, target: exactly(1, 'yes') })),
  ],
  async run(bench, adapter) {
    // A browser of its own, which keeps pages for the back button as people's browsers do.
    const browser = await startBrowser(['--disable-back-forward-cache']);
    const cells: Record<string, Cell> = {};
    try {
      await inLanes(LANES, visits, async ({ items, play, before }) => {
        const found = await withStage({ ...bench, browser }, adapter, play, before).catch((error) =>
          Object.fromEntries(Object.keys(items).map((id) => [id, { missing: String(error) }])),
        );
        for (const [id, is] of Object.entries(found))
          cells[`capture.${id}`] = typeof is === 'boolean' ? Number(is) : is;
      });
    } finally {
      await browser.close();
    }
    return { capture: Object.values(cells).filter((cell) => cell === 1).length, ...cells };
  },
};
