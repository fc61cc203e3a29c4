import type { Understanding } from '@crow/contracts';
import { FACT_KINDS, type FactKind } from '../facts/fact.ts';
import { understandFile } from '../raw-events/understand-file.ts';
import { readSession } from '../reading.ts';
import type { LabelledSession } from './labelled-sessions.ts';

/** What a session's label and its understanding disagree about; empty when it is understood. */
export interface Judgement {
  understanding: Understanding;
  intent: boolean;
  outcome: boolean;
  /** Expected facts that were not found. */
  missing: string[];
  /** Forbidden texts that were said. */
  said: string[];
}

/** Understands a labelled session and holds it against its label; what the label leaves open counts as right. */
export function judgeSession({
  input,
  intent,
  outcome,
  facts = [],
  forbidden = [],
}: Partial<LabelledSession> & Pick<LabelledSession, 'input'>): Judgement {
  const understanding = understandFile(input);
  const found = new Set<string>(
    input.session.events.length > 0 ? readSession(input).facts.all.map(({ kind }) => kind) : [],
  );
  const told = allTexts(understanding);
  const isKind = (fact: string): fact is FactKind => FACT_KINDS.includes(fact as FactKind);
  return {
    understanding,
    intent: intent === undefined || understanding.intent === intent,
    outcome: outcome === undefined || understanding.outcome === outcome,
    // What is no kind of fact is a text that must be told.
    missing: facts.filter((fact) => (isKind(fact) ? !found.has(fact) : !told.includes(String(fact).toLowerCase()))),
    said: forbidden.filter((text) => told.includes(text.toLowerCase())),
  };
}

/** Everything that people or the index would read, in lower case. */
export function allTexts({ goal, nextAction, interactions }: Understanding): string {
  const parts = interactions.flatMap(({ headline, text, searchText, products, statements }) => [
    headline,
    text,
    searchText,
    ...products.flatMap(({ id, name, category }) => [id, name, category ?? '']),
    ...statements.flatMap(({ claims }) => claims.map(({ value }) => String(value))),
  ]);
  return [goal, nextAction, ...parts].join('\n').toLowerCase();
}
