import { connect, pageFunction, type Stop } from './connect.ts';
import { consentWithout, type OptOutOptions } from './opt-outs.ts';
import { type Consent, type ConsentTarget, NOBODY_TO_ASK } from './purposes.ts';
import { readPath } from './read-path.ts';

/** A choice is made with a click, and stored a moment later. */
const AFTER_CLICK_MS = 500;

/**
 * Reads the US Privacy String of the IAB, version 1: notice given, opted out of sale, covered by the agreement, each
 * `Y`, `N` or `-`; `1---` where the law does not apply.
 */
export function consentFromUsp(text: unknown, options: OptOutOptions = {}): Partial<Consent> | undefined {
  const [, optedOut] = /^1[YN-]([YN-])[YN-]$/i.exec(`${text}`) ?? [];
  if (!optedOut) return undefined;
  if (optedOut === '-') return options.elsewhere ?? NOBODY_TO_ASK;
  const sale = optedOut.toUpperCase() === 'Y';
  return (options.map ?? consentWithout)({ sale, sharing: false, targetedAdvertising: false, gpc: false });
}

/**
 * Follows a consent tool that speaks the older US Privacy API (`__uspapi`), which the IAB replaced by the Global
 * Privacy Platform in 2024. It has no events, so it is asked again after clicks.
 */
export function connectUsp(tracker: ConsentTarget, options: OptOutOptions = {}): Stop {
  return connect(tracker, options, ({ tell, guard, listen, onStop, whenThere }) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = guard(() => {
      const hear = (data: unknown, success: unknown) => {
        if (success) tell(consentFromUsp(readPath(data, 'uspString'), options));
      };
      pageFunction('__uspapi')?.('getUSPData', 1, guard(hear));
    });
    onStop(() => clearTimeout(timer));
    whenThere(
      () => pageFunction('__uspapi'),
      () => {
        ask();
        listen(window, 'click', () => {
          clearTimeout(timer);
          timer = setTimeout(ask, AFTER_CLICK_MS);
        });
      },
    );
  });
}
