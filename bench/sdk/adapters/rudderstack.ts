import { fieldOf, jsonOf, listOf, textField } from '../stage/decode.ts';
import { type Adapter, json } from './adapter.ts';

/** The build with its plug-ins bundled in; the usual one loads them from the vendor's servers. */
export const rudderstack: Adapter = {
  name: 'rudderstack',
  title: 'RudderStack',
  package: '@rudderstack/analytics-js',
  app: `
    import { RudderAnalytics } from '@rudderstack/analytics-js/bundled';
    const rudder = new RudderAnalytics();
    rudder.load('2bench00000000000000000000X', bench.endpoint, {
      configUrl: bench.endpoint, loadIntegration: false, sendAdblockPage: false,
      autoTrack: { pageLifecycle: { enabled: true } },
    });
    rudder.page();
    bench.ready = new Promise((resolve) => rudder.ready(resolve));
    bench.track = (name, properties) => rudder.track(name, properties);
  `,
  events({ method, path, text }) {
    if (method !== 'POST' || !/^\/(v1\/(track|page|identify|group|alias|batch)|beacon\/v1\/batch)/.test(path))
      return [];
    const sent = jsonOf(text);
    return listOf(fieldOf(sent, 'batch') ?? sent).map((event) => ({
      id: textField(event, 'messageId'),
      text: JSON.stringify(event),
    }));
  },
  answer({ path }) {
    if (!path.includes('sourceConfig')) return undefined;
    const off = { enabled: false };
    return json({
      source: {
        ...{ id: 'bench', name: 'bench', writeKey: '2bench00000000000000000000X', enabled: true, workspaceId: 'bench' },
        config: { statsCollection: { errors: off, metrics: off } },
        destinations: [],
      },
    });
  },
};
