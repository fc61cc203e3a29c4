import type { Channel, Intent, Outcome, QuarantineFilter, VisitorKind } from '@crow/contracts';
import type { SessionFilter } from '../../api/queries.ts';

/** A filter as it stands in the address: what is not chosen is not there. */
export function searchOf({ intent, outcome, channel, visitors, quarantine }: SessionFilter): {
  intent?: Intent;
  outcome?: Outcome;
  channel?: Channel;
  visitors?: VisitorKind;
  quarantine?: QuarantineFilter;
} {
  return {
    ...(intent && { intent }),
    ...(outcome && { outcome }),
    ...(channel && { channel }),
    ...(visitors && { visitors }),
    ...(quarantine && { quarantine }),
  };
}
