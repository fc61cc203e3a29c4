/** These clients are not installed here, so here stands only what the guide uses; `tests/compat` is held to the real ones. */
declare module '@segment/analytics-next' {
  interface Segment {
    apiHost?: string;
    protocol?: 'http' | 'https';
    deliveryStrategy?: { strategy: 'batching'; config?: { size?: number; timeout?: number } };
  }
  export class AnalyticsBrowser {
    static load(
      settings: { writeKey: string; cdnURL?: string },
      options?: { integrations?: { 'Segment.io'?: Segment } },
    ): AnalyticsBrowser;
    page(): Promise<unknown>;
    track(event: string, properties?: object): Promise<unknown>;
  }
}

declare module '@segment/analytics-node' {
  interface Message {
    userId: string;
    anonymousId?: string;
    event: string;
    properties?: object;
    context?: object;
  }
  export class Analytics {
    constructor(settings: { writeKey: string; host: string });
    track(message: Message): void;
    closeAndFlush(): Promise<void>;
  }
}

declare module '@rudderstack/analytics-js/bundled' {
  interface LoadOptions {
    configUrl: string;
    loadIntegration: boolean;
    sendAdblockPage: boolean;
    useBeacon?: boolean;
  }
  export class RudderAnalytics {
    load(writeKey: string, dataPlaneUrl: string, options: LoadOptions): void;
    page(): void;
    track(event: string, properties?: object): void;
  }
}
