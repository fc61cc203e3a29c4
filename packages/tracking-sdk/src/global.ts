import type { CROWOptions, Plugin } from './options.ts';
import { scriptOptions } from './script-options.ts';
import { CROWTracker } from './tracker.ts';

/**
 * The build for a script tag: `crow(method, ...arguments)`. The page's snippet (`stub.ts`, where the contract is)
 * defines a `crow` that keeps calls in `crow.q` until this script has loaded. `crow('init', options)` begins, as does
 * a script tag with `data-api-key` and `data-endpoint`; other options are attributes as well, `data-consent="required"`.
 */
type Call = [method: string, ...given: unknown[]];

interface Crow {
  (...call: Call): unknown;
  q?: Iterable<unknown>[];
  told?: boolean;
}

function install(
  page: Window & { crow?: Crow; CROWTracker?: typeof CROWTracker; crowPlugins?: Plugin[] },
  script: HTMLOrSVGScriptElement | null,
): void {
  let tracker: CROWTracker | undefined;
  const early: Call[] = [];
  const { q = [], told } = page.crow ?? {};
  const init = (options: Partial<CROWOptions>) => {
    tracker ??= new CROWTracker({ told, plugins: page.crowPlugins, ...options } as CROWOptions);
    for (const call of early.splice(0)) crow(...call);
  };
  const crow: Crow = (...call) => {
    const [method, ...given] = call;
    if (method === 'init') return init(given[0] as CROWOptions);
    if (!tracker) return void early.push(call);
    return (tracker as unknown as Record<string, (...given: unknown[]) => unknown>)[method]?.(...given);
  };
  page.CROWTracker = CROWTracker;
  page.crow = crow;
  const options = scriptOptions(script);
  if (options.apiKey) init(options);
  for (const call of q) crow(...(call as Iterable<unknown> as Call));
}

install(window, document.currentScript);
