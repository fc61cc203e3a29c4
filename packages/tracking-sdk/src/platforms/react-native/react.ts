import type { AnyEvents } from '../../options.ts';
import { trackingOf } from './create-crow.ts';
import type { Crow, ScreenParams } from './options.ts';
import type { ReactLike, TouchBoundaryParts } from './react-options.ts';
import { describeTouched, type Fiber } from './touched.ts';

/** A finger that moved further (density-independent pixels) or stayed longer (milliseconds) did not tap. */
const TAP_DISTANCE = 10;
const TAP_MS = 700;

/**
 * A touch as React Native hands it to handlers. How it leads to the component that was hit is promised nowhere:
 * by `_targetInst`, or since events are dispatched as on the web (0.88) by the element in `target`.
 */
interface Touch {
  _targetInst?: Fiber | null;
  target?: { __internalInstanceHandle?: Fiber | null } | null;
  nativeEvent?: { pageX?: number; pageY?: number; timestamp?: number };
}

/** Makes the component that tells taps inside of it. */
export function makeTouchBoundary<Children, Element>(
  crow: Crow<object>,
  { React, View, ignore = [] }: TouchBoundaryParts<Element>,
): (props: { children?: Children }) => Element {
  const tracking = trackingOf(crow);
  let start: Touch['nativeEvent'];

  const isTap = (end: Touch['nativeEvent']) => {
    const moved = (axis: 'pageX' | 'pageY' | 'timestamp') => Math.abs((end?.[axis] ?? 0) - (start?.[axis] ?? 0));
    return start && moved('timestamp') <= TAP_MS && Math.max(moved('pageX'), moved('pageY')) <= TAP_DISTANCE;
  };
  const onStart = ({ nativeEvent }: Touch) => {
    start = nativeEvent;
    return false; // the touch stays with whoever it was meant for
  };
  const onEnd = (touch: Touch) => {
    const { nativeEvent, _targetInst, target } = touch;
    if (!isTap(nativeEvent)) return;
    start = undefined;
    tracking?.call(() => {
      const element = describeTouched(_targetInst ?? target?.__internalInstanceHandle, ignore);
      if (!element) return;
      const [x, y] = [Math.round(nativeEvent?.pageX ?? 0), Math.round(nativeEvent?.pageY ?? 0)];
      tracking.client.emit({ type: 'click', element, viewportX: x, viewportY: y });
    });
  };
  const props = { style: { flex: 1 }, onStartShouldSetResponderCapture: onStart, onTouchEndCapture: onEnd };
  // biome-ignore lint/correctness/noComponentHookFactories: React is handed in, so that the entry imports nothing
  return function TouchBoundary({ children }) {
    return React.createElement(View, props, children);
  };
}

/** Makes the hook that views a screen whenever its address changes. */
export function makeScreenHook<Events extends object = AnyEvents>(
  crow: Crow<Events>,
  { useEffect }: Pick<ReactLike<unknown>, 'useEffect'>,
): (pathname: string, params?: ScreenParams) => void {
  // biome-ignore lint/correctness/noComponentHookFactories: React is handed in, so that the entry imports nothing
  return function useCrowScreens(pathname, params) {
    // The parameters may be another object at each rendering; only another path is another screen.
    useEffect(() => crow.screen(pathname, params), [pathname]);
  };
}
