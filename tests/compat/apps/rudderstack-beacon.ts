import { RudderAnalytics } from '@rudderstack/analytics-js/bundled';

const analytics = new RudderAnalytics();
analytics.load(connection.writeKey, connection.endpoint, {
  ...{ configUrl: connection.endpoint, loadIntegration: false, sendAdblockPage: false },
  ...{ useBeacon: true, beaconQueueOptions: { flushQueueInterval: 300 } },
});
analytics.page();
Object.assign(globalThis, { analytics });
