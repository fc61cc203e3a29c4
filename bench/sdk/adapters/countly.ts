import { jsonOf, listOf, textField } from '../stage/decode.ts';
import { type Adapter, json } from './adapter.ts';

export const countly: Adapter = {
  name: 'countly',
  title: 'Countly',
  package: 'countly-sdk-web',
  app: `
    import Countly from 'countly-sdk-web';
    Countly.init({ app_key: 'bench', url: bench.endpoint, force_post: true, ignore_bots: false });
    Countly.track_sessions();
    Countly.track_pageview();
    Countly.track_clicks();
    Countly.track_scrolls();
    Countly.track_links();
    Countly.track_forms();
    Countly.track_errors();
    bench.track = (key, segmentation) => Countly.add_event({ key, segmentation });
  `,
  events({ path, text }) {
    if (!/^\/i\/?(\?|$)/.test(path)) return [];
    const form = new URLSearchParams(text === '' ? path.slice(path.indexOf('?')) : text);
    const events = listOf(jsonOf(form.get('events'))).map((event) => ({
      id: textField(event, 'id'),
      text: JSON.stringify(event),
    }));
    // Requests about the session are events as well: they fail and are repeated like the others.
    return events.length > 0 ? events : [{ id: `${form.get('timestamp')}-${form.get('rr')}`, text: form.toString() }];
  },
  answer: ({ path }) => (path.startsWith('/o/sdk') ? json({}) : json({ result: 'Success' })),
};
