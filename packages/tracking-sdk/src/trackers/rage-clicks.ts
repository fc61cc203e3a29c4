import { isNative, onClick } from '../core/clicked.ts';
import type { TrackerContext } from '../core/context.ts';

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
  onClick(listen, (event, hit, _, about) => {
    if (
      !last ||
      event.timeStamp - last.timeStamp > PAUSE_MS ||
      Math.hypot(event.x - last.x, event.y - last.y) > SPOT_PX
    )
      count = 0;
    last = event;
    count++;
    if (count === CLICKS && !isNative(hit) && !STEPPER.test(`${about.element.text}`))
      emit({ type: 'rage_click', ...about, count });
  });
}
