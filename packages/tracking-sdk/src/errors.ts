import type { Plugin } from './options.ts';
import { trackErrors as errors } from './trackers/errors.ts';
import { trackRequests as requests } from './trackers/requests.ts';

/** A plug-in: sends exceptions and rejections that the page did not catch. */
export const trackErrors: Plugin = errors;

/** A plug-in: sends requests of the page, by `fetch` and `XMLHttpRequest`, that had no answer or one that is an error. */
export const trackRequests: Plugin = requests;
