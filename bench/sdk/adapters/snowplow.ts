import { fieldOf, jsonOf, jsonOrBase64, listOf, textField } from '../stage/decode.ts';
import { type Adapter, json } from './adapter.ts';

/** The tracker with its plug-ins for link clicks, forms and load times; page pings on. */
export const snowplow: Adapter = {
  name: 'snowplow',
  title: 'Snowplow',
  package: '@snowplow/browser-tracker',
  app: `
    import { enableActivityTracking, newTracker, trackPageView, trackSelfDescribingEvent } from '@snowplow/browser-tracker';
    import { LinkClickTrackingPlugin, enableLinkClickTracking } from '@snowplow/browser-plugin-link-click-tracking';
    import { FormTrackingPlugin, enableFormTracking } from '@snowplow/browser-plugin-form-tracking';
    import { PerformanceTimingPlugin } from '@snowplow/browser-plugin-performance-timing';
    newTracker('bench', bench.endpoint, {
      appId: 'bench', respectDoNotTrack: true,
      plugins: [LinkClickTrackingPlugin(), FormTrackingPlugin(), PerformanceTimingPlugin()],
    });
    enableActivityTracking({ minimumVisitLength: 5, heartbeatDelay: 10 });
    enableLinkClickTracking();
    enableFormTracking();
    trackPageView();
    bench.track = (name, properties) => trackSelfDescribingEvent({
      event: { schema: 'iglu:example.bench/' + name + '/jsonschema/1-0-0', data: properties },
    });
  `,
  events({ method, path, text }) {
    if (method !== 'POST' || !path.startsWith('/com.snowplowanalytics.snowplow/tp2')) return [];
    return listOf(fieldOf(jsonOf(text), 'data')).map((event) => ({
      id: textField(event, 'eid'),
      text: JSON.stringify([event, jsonOrBase64(textField(event, 'ue_px')), jsonOrBase64(textField(event, 'cx'))]),
    }));
  },
  answer: () => json('ok'),
};
