import { systemClock } from '../../core/clock.ts';
import type { Tracker, TrackerContext } from '../../core/context.ts';
import { createCounters, createGuard, type Guard } from '../../core/counters.ts';
import type { Listen } from '../../core/listen.ts';
import { watchNavigation } from '../../core/navigation.ts';
import { createPages, type Page } from '../../core/page.ts';
import { toJson } from '../../core/text.ts';
import type { CallName, WindowSaid } from './channel.ts';
import type { CrowBridge } from './options.ts';

/** A window that is watched. */
export interface WindowWatch {
  context: TrackerContext;
  guard: Guard;
  start(tracker: Tracker): void;
  call(name: CallName, ...given: unknown[]): void;
  stop(): void;
}

/** Applications set the title of a page some time after its address. */
const TITLE_MS = 500;

/** Connects trackers with a window, and what they tell with the bridge to the main process. */
export function watchWindow(
  window: Window & typeof globalThis,
  bridge: CrowBridge,
  tell: (...said: unknown[]) => void,
): WindowWatch {
  const { document, location } = window;
  const clock = systemClock;
  const guard = createGuard(createCounters(), () => window.performance.now(), tell);
  const pages = createPages({ url: () => location.href, title: () => document.title });
  const numbers = new WeakMap<Page, number>();
  let count = 0;
  let stopped = false;

  const say = (page: Page, said: Partial<WindowSaid>) => {
    if (stopped) return;
    const id = numbers.get(page) ?? count++;
    numbers.set(page, id);
    bridge.send(toJson({ ...said, page: { id, ...page } }));
  };
  const sayTitle = guard(() => {
    pages.refreshTitle();
    say(pages.current(), {});
  });
  const listen: Listen = (target, type, handle) => {
    const guarded = guard(handle) as EventListener;
    target.addEventListener(type, guarded, { capture: true, passive: true });
    return () => target.removeEventListener(type, guarded, true);
  };
  const leaving = new Set<() => void>();
  const leave = () => {
    for (const call of leaving) guard(call)();
  };
  const watch = watchNavigation(window, guard, listen);
  const stops = [
    listen(document, 'visibilitychange', () => document.hidden && leave()),
    listen(window, 'pagehide', leave),
    watch.onChange(() => clock.after(TITLE_MS, sayTitle)),
    clock.after(TITLE_MS, sayTitle),
    watch.stop,
  ];
  const context: TrackerContext = {
    ...{ window, clock, guard, listen, arrival: 'load' },
    emit: (event, page = pages.current()) => say(page, { event }),
    page: pages.current,
    onNavigation: watch.onChange,
    onLeave(call) {
      leaving.add(call);
      return () => leaving.delete(call);
    },
  };
  return {
    context,
    guard,
    start(tracker) {
      const stop = guard(tracker)(context);
      if (stop) stops.unshift(guard(stop));
    },
    call: (call, ...given) => say(pages.current(), { call, given }),
    stop() {
      for (const stop of stops.splice(0)) stop();
      stopped = true;
    },
  };
}
