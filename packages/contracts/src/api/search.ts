import type { Channel } from '../session/acquisition.ts';
import type { Friction, Intent, Outcome, ProductMention, Stage } from '../understanding/understanding.ts';
import type { Interaction } from './dashboard.ts';

/** What a search can be narrowed by, in the order in which it is shown. */
export const SEARCH_FILTER_KINDS = [
  'time',
  'returning',
  'country',
  'channel',
  'product',
  'intent',
  'outcome',
  'stage',
  'friction',
] as const;
export type SearchFilterKind = (typeof SEARCH_FILTER_KINDS)[number];

/** One condition on an interaction's session; `product` is one on the interaction itself. */
export type SearchFilter =
  /** Start of the session, Unix milliseconds: from `since`, before `until`. */
  | { kind: 'time'; since?: number; until?: number }
  | { kind: 'returning'; is: boolean }
  /** ISO 3166-1 alpha-2. */
  | { kind: 'country'; anyOf: string[] }
  | { kind: 'channel'; anyOf: Channel[] }
  | { kind: 'product'; anyOf: Pick<ProductMention, 'id' | 'name'>[] }
  | { kind: 'intent'; anyOf: Intent[] }
  | { kind: 'outcome'; anyOf: Outcome[] }
  | { kind: 'stage'; anyOf: Stage[] }
  | { kind: 'friction'; anyOf: Friction[] };

/** A filter of a search; `words` are those of the question that it was read from, absent when it was asked for by name. */
export type AppliedFilter = SearchFilter & { words?: string };

export interface SearchHit {
  interaction: Interaction;
  /** Cosine similarity to the question, -1 to 1. */
  score: number;
  /** It holds every exact text of the question: a quoted phrase, an order number. Such hits come first. */
  exact?: true;
}

/** Answer to `GET /api/search`. */
export interface SearchAnswer {
  query: string;
  hits: SearchHit[];
  /** What narrowed the search, one of a kind at most. */
  filters: AppliedFilter[];
  /** Quoted phrases and tokens such as order numbers, which are looked for letter by letter. */
  exact: string[];
  /** Interactions of the organization, before any filter. */
  searched: number;
  tookMs: number;
}

/** Answer to `GET /api/interactions/{id}/similar`. */
export interface SimilarAnswer {
  /** What the hits are like. */
  interaction: Interaction;
  /** Of other sessions, the nearest first. */
  hits: SearchHit[];
}

/** Answer to `GET /api/search/index`: where the organization's index stands. */
export interface SearchIndexState {
  /** The embedding model in use, `name@dimensions@version`. */
  model: string;
  /** Vectors by model; a question is compared with those of the model in use only. */
  vectors: Record<string, number>;
  /** Absent when no vector of another model is being renewed. */
  renewal?: {
    model: string;
    startedAt: number;
    renewed: number;
    /** Their interactions are gone. */
    dropped: number;
    waiting: number;
    /** What the last try failed at. */
    failure?: string;
  };
}
