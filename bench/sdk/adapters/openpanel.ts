import { jsonOf, listOf } from '../stage/decode.ts';
import { type Adapter, json } from './adapter.ts';

/** Sends no ids of events, so that a copy can't be dropped. */
export const openpanel: Adapter = {
  name: 'openpanel',
  title: 'OpenPanel',
  package: '@openpanel/web',
  app: `
    import { OpenPanel } from '@openpanel/web';
    const panel = new OpenPanel({
      apiUrl: bench.endpoint, clientId: 'bench', trackScreenViews: true, trackOutgoingLinks: true, trackAttributes: true,
    });
    bench.track = (name, properties) => panel.track(name, properties);
  `,
  external: ['rrweb'],
  events({ method, path, text }) {
    if (method !== 'POST' || !path.startsWith('/track')) return [];
    return listOf(jsonOf(text)).map((event) => ({ text: JSON.stringify(event) }));
  },
  answer: () => json({ deviceId: 'bench', sessionId: 'bench' }),
};
