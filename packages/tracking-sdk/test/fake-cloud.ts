import { type WireBatch, type WireEvent, wireBatchHead, wireEvent, writeOutEvents } from '@crow/contracts';

/** A server behind a `fetch` of a test. It keeps each batch once, by its id, and judges what arrives. */
export interface FakeCloud {
  fetch(url: string, init?: { body?: unknown }): Promise<Response>;
  /** Batches as they arrived, copies included. */
  tries: WireBatch[];
  isReachable: boolean;
  batches(): WireBatch[];
  events(): (WireEvent & { at: number; where: string | undefined; titled: string | undefined })[];
  /** Names of custom events, in the order of their times. */
  names(): string[];
}

export function createFakeCloud(): FakeCloud {
  const stored = new Map<string, WireBatch>();
  const cloud: FakeCloud = {
    async fetch(_url, init) {
      const batch = JSON.parse(`${init?.body}`) as WireBatch;
      const { events, ...head } = batch;
      writeOutEvents(events, head.pages);
      wireBatchHead.strict().parse(head);
      for (const event of events) wireEvent.parse(event);
      if (!cloud.isReachable) throw new TypeError('Network request failed');
      cloud.tries.push(batch);
      if (!stored.has(batch.batchId)) stored.set(batch.batchId, batch);
      return new Response('{"rejected":[]}', { status: 202 });
    },
    tries: [],
    isReachable: true,
    batches: () => [...stored.values()],
    events: () =>
      cloud
        .batches()
        .flatMap(({ at, events, pages }) => {
          let index = 0;
          return events.map((event) => {
            index = event.page ?? index;
            const page = pages?.[index];
            return { ...event, at: at + (event.t ?? 0), where: page?.url, titled: page?.title };
          });
        })
        .sort((a, b) => a.at - b.at),
    names: () => cloud.events().flatMap((event) => (event.type === 'custom' ? [event.name] : [])),
  };
  return cloud;
}
