import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: connection.writeKey, cdnURL: connection.endpoint });
void analytics.page('Laptop', { stock: 3 });
Object.assign(globalThis, { analytics });
