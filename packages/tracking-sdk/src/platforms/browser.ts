import { systemClock } from '../core/clock.ts';
import { hide } from '../core/element.ts';
import type { Platform } from '../core/platform.ts';
import { teachRedaction } from '../core/redact.ts';
import { TIMEOUT_MS } from '../core/transport.ts';
import type { CROWOptions } from '../options.ts';
import { contextOf } from './browser-context.ts';

/** What the core needs of a browser page: its clock, address, network, and the other tabs. */
export function browserPlatform(options: CROWOptions): Platform {
  const { platform: name = 'web', allowParameters = [], maskPatterns = [] } = options;
  const { maskSelectors = [], ignoreSelectors = [] } = options;
  const { fetch } = globalThis;
  teachRedaction(allowParameters, maskPatterns);
  hide(maskSelectors, ignoreSelectors);
  return {
    name,
    clock: systemClock,
    fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout?.(TIMEOUT_MS) }),
    page: { url: () => location.href, title: () => document.title },
    context: contextOf,
    // A frame without an origin of its own has no locks.
    lock: (run) => navigator.locks?.request(`crow.${options.apiKey}`, run).catch(run) ?? run(),
  };
}
