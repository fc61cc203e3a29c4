import type { Intent, Outcome, VisitorKind } from '@crow/contracts';
import type { SessionFilter } from '../../api/queries.ts';

/** A filter as it stands in the address: what is not chosen is not there. */
export function searchOf({ intent, outcome, visitors }: SessionFilter): {
  intent?: Intent;
  outcome?: Outcome;
  visitors?: VisitorKind;
} {
  return { ...(intent && { intent }), ...(outcome && { outcome }), ...(visitors && { visitors }) };
}
