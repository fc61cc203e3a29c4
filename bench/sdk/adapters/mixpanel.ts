import { fieldOf, jsonOf, jsonOrBase64, listOf, textField } from '../stage/decode.ts';
import { type Adapter, json } from './adapter.ts';

/** The core build: all of its autocapture, without the session recorder. */
export const mixpanel: Adapter = {
  name: 'mixpanel',
  title: 'Mixpanel',
  package: 'mixpanel-browser',
  app: `
    import mixpanel from 'mixpanel-browser/dist/mixpanel-core.cjs.js';
    mixpanel.init('bench', {
      api_host: bench.endpoint, autocapture: true, track_pageview: 'full-url', persistence: 'localStorage',
    });
    bench.track = (name, properties) => mixpanel.track(name, properties);
  `,
  events({ path, text }) {
    if (!/^\/track\/?(\?|$)/.test(path)) return [];
    const sent = jsonOf(text) ?? jsonOrBase64(new URLSearchParams(text).get('data'));
    return listOf(sent).map((event) => ({
      id: textField(fieldOf(event, 'properties'), '$insert_id'),
      text: JSON.stringify(event),
    }));
  },
  answer: ({ path }) => (path.startsWith('/track') ? json({ status: 1, error: null }) : json({ flags: {} })),
};
