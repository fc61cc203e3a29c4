import type { Intent, Outcome, Stage } from '@crow/contracts';
import type { LabelledSession } from './labelled-sessions.ts';
import type { SessionBuilder } from './session-builder.ts';

/** Labels a session: `label('bounce', 'unknown bounced none', session().view('/'))`. */
export function label(name: string, expected: `${Intent} ${Outcome} ${Stage}`, visit: SessionBuilder): LabelledSession {
  // The template type admits nothing but three words of the taxonomy.
  const [intent, outcome, stage] = expected.split(' ') as [Intent, Outcome, Stage];
  return { name, intent, outcome, stage, input: visit.build() };
}
