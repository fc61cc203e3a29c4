import { isNative, onClick } from '../core/clicked.ts';
import type { TrackerContext } from '../core/context.ts';

/** A page that answers later than this seems dead. */
const PATIENCE_MS = 2_000;
/** Signs of life beside a changed document: moved views, dialogs and popovers, new windows, downloads, slow addresses. */
const SIGNS = 'scroll focus blur toggle beforeunload';
/**
 * Sends a click on something that looks as if it could be clicked, when the page shows no sign of life after it. The
 * document is watched from the press on, because menus open before the button is let go, and until its first change.
 */
export function trackDeadClicks({ emit, listen, later, onNavigation }: TrackerContext): void {
  let isQuiet: boolean | undefined;
  let waiting: MouseEvent | undefined;
  const end = () => {
    observer.disconnect();
    isQuiet = false;
    waiting = undefined;
  };
  const observer = new MutationObserver(end);
  listen('pointerdown', (event) => {
    end();
    isQuiet = true;
    for (const root of event.composedPath() as Node[])
      if (root.nodeType > 8)
        observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  onClick(listen, (event, hit, meant, about) => {
    // Without a quiet press it came from the keyboard or a script, or the page has answered already.
    if (!isQuiet || isNative(hit)) return;
    // Browsers follow an address by themselves, unless it is `#`.
    if (/[^#]$/.test(about.element.href ?? '')) return;
    if (!meant && getComputedStyle(hit).cursor !== 'pointer') return;
    waiting = event;
    later(PATIENCE_MS, () => {
      if (waiting !== event) return;
      end();
      emit({ type: 'dead_click', ...about });
    });
  });
  // Before the click, a press may move the focus.
  for (const sign of SIGNS.split(' ')) listen(sign, () => waiting && end());
  onNavigation(end);
}
