import { fieldOf, jsonOf, listOf, textField } from '../stage/decode.ts';
import { type Adapter, json } from './adapter.ts';

export const amplitude: Adapter = {
  name: 'amplitude',
  title: 'Amplitude',
  package: '@amplitude/analytics-browser',
  app: `
    import * as amplitude from '@amplitude/analytics-browser';
    bench.ready = amplitude.init('bench', undefined, {
      serverUrl: bench.endpoint + '/2/httpapi', remoteConfig: { fetchRemoteConfig: false },
      autocapture: {
        attribution: true, pageViews: true, sessions: true, fileDownloads: true, formInteractions: true,
        elementInteractions: true, frustrationInteractions: true, networkTracking: true, webVitals: true,
      },
    }).promise;
    bench.track = (name, properties) => amplitude.track(name, properties);
  `,
  events({ method, path, text }) {
    if (method !== 'POST' || !path.startsWith('/2/httpapi')) return [];
    return listOf(fieldOf(jsonOf(text), 'events')).map((event) => ({
      id: textField(event, 'insert_id'),
      text: JSON.stringify(event),
    }));
  },
  answer: ({ text }) =>
    json({
      code: 200,
      events_ingested: listOf(fieldOf(jsonOf(text), 'events')).length,
      payload_size_bytes: text.length,
      server_upload_time: Date.now(),
    }),
};
