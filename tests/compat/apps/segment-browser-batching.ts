import { AnalyticsBrowser } from '@segment/analytics-next';

const deliveryStrategy = { strategy: 'batching', config: { size: 3, timeout: 500 } } as const;
const analytics = AnalyticsBrowser.load(
  { writeKey: connection.writeKey, cdnURL: connection.endpoint },
  { integrations: { 'Segment.io': { deliveryStrategy } } },
);
void analytics.page();
Object.assign(globalThis, { analytics });
