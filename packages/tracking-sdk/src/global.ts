import type { CROWOptions } from './options.ts';
import { CROWTracker } from './tracker.ts';

/**
 * The build for a script tag: `crow(method, ...arguments)`. The page's snippet defines a `crow` that keeps calls in
 * `crow.q` until this script has loaded; `crow('init', options)` begins, as do `data-api-key` and `data-endpoint` on
 * the script's own tag.
 */
type Call = [method: string, ...given: unknown[]];

interface Crow {
  (...call: Call): unknown;
  q?: ArrayLike<unknown>[];
  CROWTracker?: typeof CROWTracker;
}

function install(page: Window & { crow?: Crow }, script: HTMLOrSVGScriptElement | null): void {
  let tracker: CROWTracker | undefined;
  const early: Call[] = [];
  const init = (options: CROWOptions) => {
    tracker ??= new CROWTracker(options);
    for (const call of early.splice(0)) crow(...call);
  };
  const crow: Crow = (...call) => {
    const [method, ...given] = call;
    if (method === 'init') return init(given[0] as CROWOptions);
    if (!tracker) return void early.push(call);
    const run = (tracker as unknown as Record<string, unknown>)[method];
    return typeof run === 'function' ? run.apply(tracker, given) : undefined;
  };
  crow.CROWTracker = CROWTracker;
  const calls = page.crow?.q ?? [];
  page.crow = crow;
  const { apiKey, endpoint } = script?.dataset ?? {};
  if (apiKey && endpoint) init({ apiKey, endpoint });
  for (const call of calls) crow(...(Array.from(call) as Call));
}

if (typeof window !== 'undefined') install(window, document.currentScript);
