import { heldOutOther } from './held-out/other.ts';
import { heldOutShopping } from './held-out/shopping.ts';
import type { LabelledSession } from './labelled-sessions.ts';

/** Sessions that were written down before the rules were last changed, and that no rule is tuned on. */
export const HELD_OUT_SESSIONS: readonly LabelledSession[] = [...heldOutShopping, ...heldOutOther];
