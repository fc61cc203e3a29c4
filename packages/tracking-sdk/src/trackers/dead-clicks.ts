import type { TrackerContext } from '../core/context.ts';
import { aimOf, closestIn, NATIVE } from '../core/element.ts';
import type { TrackedEvent } from '../core/tracked-event.ts';

/** A page that answers later than this seems dead. */
const PATIENCE_MS = 2_000;
/** Signs of life beside a changed document: moved views, dialogs and popovers, new windows, downloads, slow addresses. */
const SIGNS = ['scroll', 'focus', 'blur', 'toggle', 'beforeunload'];
/** Links whose address the browser opens. */
const LEAVING = 'a[href]:not([href="#"],[href^=javascript])';

/**
 * Sends a click on something that looks as if it could be clicked, when the page shows no sign of life after it. The
 * document is watched only while a click waits, from the press on: menus open before the button is let go.
 */
export function trackDeadClicks({ emit, listen, window, clock, guard, onNavigation, onLeave }: TrackerContext) {
  const stops: (() => void)[] = [];
  let waiting: TrackedEvent | undefined;
  const end = () => {
    observer.disconnect();
    waiting = undefined;
    for (const stop of stops.splice(0)) stop();
  };
  const observer = new MutationObserver(end);
  const always = [
    listen(window, 'pointerdown', (event) => {
      end();
      for (const root of event.composedPath() as Node[])
        if (root.nodeType > 8)
          observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
      const decide = guard(() => {
        if (waiting && getSelection()?.type !== 'Range') emit(waiting);
        end();
      });
      stops.push(clock.after(PATIENCE_MS, decide));
    }),
    listen<MouseEvent>(window, 'click', (event) => {
      const aim = aimOf(event);
      const { altKey, ctrlKey, metaKey, shiftKey } = event;
      // Without a press nobody watches: it came from the keyboard or a script, or the page has answered already.
      if (!stops[0] || !aim || altKey || ctrlKey || metaKey || shiftKey || closestIn(aim.path, `${NATIVE},${LEAVING}`))
        return;
      if (!aim.isMeant && getComputedStyle(aim.target).cursor !== 'pointer') return;
      waiting = { type: 'dead_click', ...aim.about };
      for (const sign of SIGNS) stops.push(listen(window, sign, end));
    }),
    onNavigation(end),
    onLeave(end),
    end,
  ];
  return () => {
    for (const stop of always) stop();
  };
}
