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
  const { q = [], told } = page.crow ?? {};
  const run = () => {
    for (const call of q.splice(0)) crow(...(call as Iterable<unknown> as Call));
  };
  const crow: Crow = (method, ...given) => {
    if (method === 'init') {
      tracker ??= new CROWTracker({ told, plugins: page.crowPlugins, ...(given[0] as object) } as CROWOptions);
      run();
    } else if (tracker) {
      return (tracker as unknown as Record<string, (...given: unknown[]) => unknown>)[method]?.(...given);
    } else q.push([method, ...given]);
    return undefined;
  };
  page.CROWTracker = CROWTracker;
  page.crow = crow;
  const options = scriptOptions(script);
  if (options.apiKey) crow('init', options);
  run();
}

install(window, document.currentScript);
