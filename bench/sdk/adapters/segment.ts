import { fieldOf, jsonOf, listOf, textField } from '../stage/decode.ts';
import { type Adapter, json } from './adapter.ts';

/** Captures page views only when it is asked to; the app asks once, as Segment's snippet does. */
export const segment: Adapter = {
  name: 'segment',
  title: 'Segment',
  package: '@segment/analytics-next',
  app: `
    import { AnalyticsBrowser } from '@segment/analytics-next';
    const host = bench.endpoint.replace('http://', '');
    const analytics = AnalyticsBrowser.load(
      { writeKey: 'bench', cdnURL: bench.endpoint },
      { integrations: { 'Segment.io': { apiHost: host + '/v1', protocol: 'http' } } },
    );
    analytics.page();
    bench.ready = analytics.ready();
    bench.track = (name, properties) => analytics.track(name, properties);
  `,
  events({ method, path, text }) {
    if (method !== 'POST' || !/^\/v1\/(t|p|i|g|a|s|b|batch|track|page|identify)(\?|$)/.test(path)) return [];
    const sent = jsonOf(text);
    return listOf(fieldOf(sent, 'batch') ?? sent).map((event) => ({
      id: textField(event, 'messageId'),
      text: JSON.stringify(event),
    }));
  },
  answer: ({ path }) =>
    path.includes('/settings')
      ? json({ integrations: { 'Segment.io': { apiKey: 'bench' } } })
      : json({ success: true }),
};
