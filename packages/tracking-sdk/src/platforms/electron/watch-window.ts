import type { TrackerContext } from '../../core/context.ts';
import { createCounters, createGuard } from '../../core/counters.ts';
import { createPages, type Page } from '../../core/page.ts';
import { watchPage } from '../page-watch.ts';
import type { CallName, WindowSaid } from './channel.ts';
import type { CrowBridge } from './options.ts';

/** A window that is watched. */
export interface WindowWatch {
  context: TrackerContext;
  call(name: CallName, ...given: unknown[]): void;
  stop(): void;
}

/** Applications set the title of a page some time after its address. */
const TITLE_MS = 500;

/** Connects trackers with a window, and what they tell with the bridge to the main process. */
export function watchWindow(bridge: CrowBridge, tell: (...said: unknown[]) => void): WindowWatch {
  const guard = createGuard(createCounters(), () => performance.now(), tell);
  const pages = createPages({ url: () => location.href, title: () => document.title });
  const numbers = new WeakMap<Page, number>();
  let count = 0;
  let stopped = false;

  const say = (page: Page, said: Partial<WindowSaid>) => {
    if (stopped) return;
    const id = numbers.get(page) ?? count++;
    numbers.set(page, id);
    bridge.send(JSON.stringify({ ...said, page: { id, ...page } }));
  };
  const sayTitle = () => {
    pages.refreshTitle();
    say(pages.current(), {});
  };
  const watch = watchPage(
    {
      // The main process knows where events go, and no plug-in runs here.
      ...{ guard, arrival: 'load', endpoint: '' },
      emit: (event, page = pages.current()) => say(page, { event }),
      page: pages.current,
    },
    () => undefined,
    () => undefined,
  );
  const { context } = watch;
  context.onNavigation(() => context.later(TITLE_MS, sayTitle));
  context.later(TITLE_MS, sayTitle);
  return {
    context,
    call: (call, ...given) => say(pages.current(), { call, given }),
    stop() {
      watch.stop(true);
      stopped = true;
    },
  };
}
