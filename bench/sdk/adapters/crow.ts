import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SDK } from '../paths.ts';
import { fieldOf, jsonOf, listOf, textField } from '../stage/decode.ts';
import { type Adapter, json } from './adapter.ts';

/** Ours, as it is built now. An event without an id of its own is known as `<source>-<seq>`, as the server does it. */
export const crow: Adapter = {
  name: 'crow',
  title: 'CROW',
  package: '@crow/tracking-sdk',
  app: `
    import { CROWTracker } from '@crow/tracking-sdk';
    const crow = new CROWTracker({ apiKey: 'crow_pk_bench', endpoint: bench.endpoint });
    bench.track = (name, properties) => crow.track(name, properties);
  `,
  tag: async () =>
    `${await readFile(join(SDK, 'dist/crow.global.js'), 'utf8')}
    crow('init', { apiKey: 'crow_pk_bench', endpoint: bench.endpoint });`,
  events({ path, text }) {
    if (!path.startsWith('/v1/events')) return [];
    const batch = jsonOf(text);
    const first = Number(fieldOf(batch, 'seq') ?? 0);
    const pages = listOf(fieldOf(batch, 'pages'));
    let page = 0;
    return listOf(fieldOf(batch, 'events')).map((event, index) => {
      // An event that names no page is on the page of the one before it.
      page = Number(fieldOf(event, 'page') ?? page);
      return {
        id: textField(event, 'id') ?? `${fieldOf(batch, 'source')}-${first + index}`,
        text: JSON.stringify([event, pages[page]]),
      };
    });
  },
  batchId: ({ text }) => textField(jsonOf(text), 'batchId'),
  answer({ path, text }) {
    if (!path.startsWith('/v1/events')) return undefined;
    const batch = jsonOf(text);
    const accepted = listOf(fieldOf(batch, 'events')).length;
    const batchId = fieldOf(batch, 'batchId');
    return json({ batchId, accepted, duplicate: false, rejected: [], serverTime: Date.now() }, 202);
  },
};
