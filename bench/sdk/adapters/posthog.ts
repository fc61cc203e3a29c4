import { fieldOf, jsonOf, jsonOrBase64, listOf, textField } from '../stage/decode.ts';
import { type Adapter, json } from './adapter.ts';

/** The slim build with its parts for analytics and errors; vitals, dead clicks and exceptions are bundled in as well. */
export const posthog: Adapter = {
  name: 'posthog',
  title: 'PostHog',
  package: 'posthog-js',
  app: `
    import posthog from 'posthog-js/dist/module.slim.no-external';
    import { AnalyticsExtensions, ErrorTrackingExtensions } from 'posthog-js/dist/extension-bundles';
    import 'posthog-js/dist/web-vitals-with-attribution';
    import 'posthog-js/dist/dead-clicks-autocapture';
    import 'posthog-js/dist/exception-autocapture';
    bench.ready = new Promise((resolve) => posthog.init('phc_bench', {
      __extensionClasses: { ...AnalyticsExtensions, ...ErrorTrackingExtensions },
      api_host: bench.endpoint, ui_host: bench.endpoint, defaults: '2025-05-24', loaded: resolve,
      autocapture: true, capture_pageview: 'history_change', capture_pageleave: true, capture_dead_clicks: true,
      capture_exceptions: true, capture_performance: { web_vitals: true }, rageclick: true,
      disable_session_recording: true, disable_surveys: true, advanced_disable_flags: true,
      respect_dnt: true, opt_out_useragent_filter: true,
    }));
    bench.track = (name, properties) => posthog.capture(name, properties);
  `,
  events({ method, path, text }) {
    if (method !== 'POST' || !/^\/(e|i\/v0\/e|batch|capture)\/?(\?|$)/.test(path)) return [];
    const sent = jsonOf(text) ?? jsonOrBase64(new URLSearchParams(text).get('data'));
    return listOf(fieldOf(sent, 'batch') ?? sent).map((event) => ({
      id: textField(event, 'uuid') ?? textField(fieldOf(event, 'properties'), '$insert_id'),
      text: JSON.stringify(event),
    }));
  },
  answer({ path }) {
    if (path.includes('/config')) return json({ supportedCompression: ['gzip', 'gzip-js'], hasFeatureFlags: false });
    if (path.startsWith('/flags') || path.startsWith('/decide')) return json({ featureFlags: {}, flags: {} });
    return json({ status: 'Ok' });
  },
};
