import { connect, pageValue, type Stop, type WaitOptions } from './connect.ts';
import { type Consent, type ConsentTarget, consentBy, type Purpose } from './purposes.ts';
import { readPath } from './read-path.ts';

export interface OneTrustOptions extends WaitOptions {
  /**
   * Ids of the cookie categories that all have to be active, by purpose. Default: `analytics` by `C0002` (performance),
   * `personalization` by `C0003` (functional). Add the one whose words cover an AI: `{ aiProcessing: ['C0002'] }`.
   */
  categories?: Partial<Record<Purpose, readonly string[]>>;
}

type Wrapper = () => void;

const CATEGORIES: Partial<Record<Purpose, readonly string[]>> = { analytics: ['C0002'], personalization: ['C0003'] };

/**
 * Reads the active groups of OneTrust, a list or the text `,C0001,C0002,` of its global variables.
 * @returns undefined when they are not there yet: the strictly necessary group is always among them
 */
export function consentFromOneTrust(groups: unknown, options: OneTrustOptions = {}): Partial<Consent> | undefined {
  const active = (Array.isArray(groups) ? groups : typeof groups === 'string' ? groups.split(',') : [])
    .map((group) => `${group}`.trim())
    .filter(Boolean);
  if (active.length === 0) return undefined;
  const categories = { ...CATEGORIES, ...options.categories };
  return consentBy((purpose) => {
    const needed = categories[purpose] ?? [];
    return needed.length > 0 ? needed.every((id) => active.includes(id)) : undefined;
  });
}

/**
 * Follows OneTrust (Optanon): its variables, its event, and `OptanonWrapper`, which it calls at the start and after
 * each change.
 */
export function connectOneTrust(tracker: ConsentTarget, options: OneTrustOptions = {}): Stop {
  return connect(tracker, options, ({ tell, guard, listen, onStop, whenThere }) => {
    const known = () => pageValue('OnetrustActiveGroups') ?? pageValue('OptanonActiveGroups');
    const hear = (groups: unknown) => tell(consentFromOneTrust(groups, options));
    const hearKnown = guard(() => hear(known()));

    listen(window, 'OneTrustGroupsUpdated', (event) => hear(readPath(event, 'detail') ?? known()));
    const page = window as { OptanonWrapper?: Wrapper };
    const before = page.OptanonWrapper;
    const wrapper: Wrapper = function (this: unknown) {
      before?.call(this);
      hearKnown();
    };
    page.OptanonWrapper = wrapper;
    onStop(() => {
      if (page.OptanonWrapper === wrapper) page.OptanonWrapper = before ?? (() => {});
    });
    whenThere(() => (consentFromOneTrust(known(), options) ? known : undefined), hearKnown);
  });
}
