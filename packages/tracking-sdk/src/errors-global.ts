import { trackErrors, trackRequests } from './errors.ts';
import type { Plugin } from './options.ts';

/** The plug-ins for pages with script tags; this one stands before the tracker's. */
const page: Window & { crowPlugins?: Plugin[] } = window;
page.crowPlugins = [...(page.crowPlugins ?? []), trackErrors, trackRequests];
