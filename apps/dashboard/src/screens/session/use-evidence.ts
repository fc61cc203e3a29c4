import type { Interaction } from '@crow/contracts';
import { useMemo, useState } from 'react';
import { evidenceByStatement, type StatementPlace, statementsOn, type ToldEvents } from './timeline.ts';

export interface Evidence {
  /** Events to light up in the timeline. */
  litEvents: ReadonlySet<string>;
  /** Statements to light up in the story. */
  litStatements: ReadonlySet<StatementPlace>;
  /** The first lit event, to scroll to; only when a statement asked for it. */
  firstLit: string | undefined;
  /** Events that some statement rests on. */
  cited: ReadonlySet<string>;
  lookAtStatement: (place: StatementPlace | undefined) => void;
  lookAtEvent: (eventId: string | undefined) => void;
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Which statements and events light up together. What is looked at (hovered or focused) goes before
 * the pinned statement of the address.
 */
export function useEvidence(
  interactions: Interaction[],
  { shownAs }: ToldEvents,
  pinned: StatementPlace | undefined,
): Evidence {
  const evidence = useMemo(() => evidenceByStatement(interactions, shownAs), [interactions, shownAs]);
  const [statement, lookAtStatement] = useState<StatementPlace>();
  const [eventId, lookAtEvent] = useState<string>();

  return useMemo(() => {
    const cited = new Set([...evidence.values()].flat());
    const look = { cited, lookAtStatement, lookAtEvent };
    if (eventId !== undefined) {
      const litStatements = statementsOn(evidence, eventId);
      const litEvents = litStatements.size > 0 ? new Set([eventId]) : NOTHING;
      return { ...look, litEvents, litStatements, firstLit: undefined };
    }
    const place = statement ?? pinned;
    const ids = place === undefined ? undefined : evidence.get(place);
    if (!place || !ids) return { ...look, litEvents: NOTHING, litStatements: NOTHING, firstLit: undefined };
    return { ...look, litEvents: new Set(ids), litStatements: new Set([place]), firstLit: ids[0] };
  }, [evidence, statement, eventId, pinned]);
}
