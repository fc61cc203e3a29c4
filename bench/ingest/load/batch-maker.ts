import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { batchesOf, planVisits, readProducts } from '@crow/simulator';
import { ROOT } from '../paths.ts';

/** The part of a body that batches share: their pages and events, as JSON. */
export interface Content {
  events: number;
  /** `"pages":[…],"events":[…]}` */
  tail: string;
}

/**
 * The content of a batch of a given number of events, taken from simulated visits of the demo shop in the mix in which
 * shoppers cause them.
 */
export function contentOf(events: number): Content {
  const visits = planVisits({
    sessions: 60,
    seed: 'bench',
    products: readProducts(JSON.parse(readFileSync(join(ROOT, 'apps/demo-shop/catalog.json'), 'utf8'))),
    shop: 'https://shop.example',
    spreadMs: 1,
    now: 1_790_000_000_000,
    run: 'bench',
  });
  const pages: unknown[] = [];
  const taken: object[] = [];
  for (const visit of visits) {
    for (const batch of batchesOf(visit)) {
      const offset = pages.length;
      if (taken.length >= events) break;
      pages.push(...(batch.pages ?? []));
      taken.push(...batch.events.map((event) => ({ ...event, page: offset + (event.page ?? 0) })));
    }
  }
  const chosen = taken.slice(0, events);
  const used = Math.max(...chosen.map((event) => (event as { page: number }).page)) + 1;
  return { events, tail: `"pages":${JSON.stringify(pages.slice(0, used))},"events":${JSON.stringify(chosen)}}` };
}

export interface BatchPlace {
  sessionId: string;
  batchId: string;
  source: string;
  /** Number of the batch's first event. */
  seq: number;
}

/** The body of a batch. */
export function bodyOf({ sessionId, batchId, source, seq }: BatchPlace, at: number, { tail }: Content): string {
  return `{"v":1,"batchId":"${batchId}","sessionId":"${sessionId}","visitorId":"vis_${sessionId}","source":"${source}","seq":${seq},"at":${at},"platform":"web",${tail}`;
}
