import type { TrackerContext } from '../core/context.ts';
import { aimOf, closestIn, isSelected, NATIVE } from '../core/element.ts';

/** A page that answers later than this seems dead. */
const PATIENCE_MS = 2_000;
/** Signs of life beside a changed document: moved views, dialogs and popovers, new windows, downloads, slow addresses. */
const SIGNS = ['scroll', 'focus', 'blur', 'toggle', 'beforeunload'];
/** Links whose address the browser opens. */
const LEAVING = 'a[href]:not([href="#"],[href^=javascript])';

/**
 * Sends a click on something that looks as if it could be clicked, when the page shows no sign of life after it. The
 * document is watched from the press on, because menus open before the button is let go, and until its first change.
 */
export function trackDeadClicks({ emit, listen, later, onNavigation, onLeave, onStop }: TrackerContext): void {
  let cancel = () => {};
  let isQuiet = false;
  let isWaiting = false;
  const end = () => {
    observer.disconnect();
    isQuiet = isWaiting = false;
    cancel();
  };
  const observer = new MutationObserver(end);
  listen(window, 'pointerdown', (event) => {
    end();
    isQuiet = true;
    for (const root of event.composedPath() as Node[])
      if (root.nodeType > 8)
        observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  listen<MouseEvent>(window, 'click', (event) => {
    const aim = aimOf(event);
    const { altKey, ctrlKey, metaKey, shiftKey } = event;
    // Without a quiet press it came from the keyboard or a script, or the page has answered already.
    if (!isQuiet || !aim || altKey || ctrlKey || metaKey || shiftKey) return;
    const { target, path, about, isMeant } = aim;
    if (closestIn(path, `${NATIVE},${LEAVING}`)) return;
    if (!isMeant && getComputedStyle(target).cursor !== 'pointer') return;
    isWaiting = true;
    cancel = later(PATIENCE_MS, () => {
      end();
      if (!isSelected(target)) emit({ type: 'dead_click', ...about });
    });
  });
  // Before the click, a press may move the focus.
  for (const sign of SIGNS) listen(window, sign, () => isWaiting && end());
  onNavigation(end);
  onLeave(end);
  onStop(end);
}
