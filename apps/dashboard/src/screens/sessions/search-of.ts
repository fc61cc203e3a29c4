import type { Channel, Intent, Outcome, VisitorKind } from '@crow/contracts';
import type { SessionFilter } from '../../api/queries.ts';

/** A filter as it stands in the address: what is not chosen is not there. */
export function searchOf({ intent, outcome, channel, visitors }: SessionFilter): {
  intent?: Intent;
  outcome?: Outcome;
  channel?: Channel;
  visitors?: VisitorKind;
} {
  return {
    ...(intent && { intent }),
    ...(outcome && { outcome }),
    ...(channel && { channel }),
    ...(visitors && { visitors }),
  };
}
