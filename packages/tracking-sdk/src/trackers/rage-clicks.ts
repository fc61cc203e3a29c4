import type { TrackerContext } from '../core/context.ts';
import { aimOf, closestIn, isSelected, NATIVE } from '../core/element.ts';

/** Three clicks within a second on one spot. */
const CLICKS = 3;
const PAUSE_MS = 500;
const SPOT_PX = 30;
/** Steppers, which have a sign for a word, and leafing: fast clicking is normal. */
const STEPPER = /^\W$|next|prev|zoom|crease/i;

/** Sends a burst of clicks on one spot when it becomes one. */
export function trackRageClicks({ emit, listen }: TrackerContext): void {
  let count = 0;
  let last: MouseEvent | undefined;
  listen<MouseEvent>(window, 'click', (event) => {
    const isSame =
      last &&
      event.timeStamp - last.timeStamp <= PAUSE_MS &&
      Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY) <= SPOT_PX;
    last = event;
    count = isSame ? count + 1 : 1;
    if (count !== CLICKS) return;
    const aim = aimOf(event);
    if (!aim || isSelected(aim.target) || closestIn(aim.path, NATIVE) || STEPPER.test(`${aim.about.element.text}`))
      return;
    if (!aim.target.parentElement?.querySelector(':scope>[type=number]'))
      emit({ type: 'rage_click', ...aim.about, count });
  });
}
