import { RudderAnalytics } from '@rudderstack/analytics-js/bundled';

const analytics = new RudderAnalytics();
analytics.load(connection.writeKey, connection.endpoint, {
  ...{ configUrl: connection.endpoint, loadIntegration: false, sendAdblockPage: false },
  queueOptions: { minRetryDelay: 200, maxRetryDelay: 500, backoffFactor: 1 },
});
analytics.page('shop', 'Laptop');
Object.assign(globalThis, { analytics });
