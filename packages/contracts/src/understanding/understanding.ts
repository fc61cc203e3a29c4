import type { CompleteSession } from '../session/session-event.ts';
import type { ModelPolicy, ModelUse } from './model-use.ts';

/** Why a visitor came, from a documented taxonomy (docs/understanding.md). */
export const INTENTS = [
  'purchasing',
  'comparing',
  'browsing',
  'researching',
  'signing_up',
  'evaluating',
  'after_sales',
  'support',
  'account',
  'automated',
  'unknown',
] as const;
export type Intent = (typeof INTENTS)[number];

/** How a session ended; a second axis beside the intent. */
export const OUTCOMES = [
  'purchase_completed',
  'abandoned_checkout',
  'abandoned_cart',
  'left_without_cart',
  'refund_requested',
  'contacted_support',
  'signup_completed',
  'account_updated',
  'bounced',
  'crawl',
  'open',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How far towards a purchase the session came. */
export const STAGES = ['none', 'viewed', 'cart', 'checkout', 'payment', 'bought'] as const;
export type Stage = (typeof STAGES)[number];

export const FRICTIONS = [
  'hesitation',
  'rage_click',
  'dead_click',
  'form_error',
  'slow_page',
  'coupon_rejected',
  'shipping_shock',
  'no_results',
] as const;
export type Friction = (typeof FRICTIONS)[number];

/** A typed assertion inside a statement, checkable against the raw events. */
export interface Claim {
  kind: 'product' | 'amount' | 'count' | 'duration' | 'action' | 'page';
  value: string | number;
  /** Id of the event that carries it, when one event does. */
  event?: string;
}

/** One sentence with what it rests on. */
export interface Statement {
  text: string;
  /** Ids of events of this session; never empty. */
  evidence: string[];
  claims: Claim[];
}

/** A product that an interaction is about. */
export interface ProductMention {
  id: string;
  name: string;
  category?: string;
  price?: number;
  currency?: string;
}

/** One readable piece of what happened in a session. */
export interface InteractionDraft {
  headline: string;
  /** The statements' texts, joined. */
  text: string;
  statements: Statement[];
  products: ProductMention[];
  /** English text for the semantic index, free of personal data. */
  searchText: string;
}

/** What a session means: the one output of every provider. */
export interface Understanding {
  intent: Intent;
  outcome: Outcome;
  stage: Stage;
  /** Probability that the intent is right, 0 to 1. */
  confidence: number;
  goal: string;
  nextAction: string;
  bot: boolean;
  friction: Friction[];
  language: string;
  /** One to five. */
  interactions: InteractionDraft[];
  provenance: Provenance;
}

/** Who understood a session, so that it can be repeated and compared. */
export interface Provenance {
  source: 'analyst' | 'gemini' | 'mixed';
  model: string;
  /** Version of the prompt, or of the analyst's rules. */
  version: string;
  /** Version of the rules that facts and checks of a model's answer are from. Absent when there was no model, and in results from before it was kept. */
  analyst?: string;
  /** Statements removed because no event supports them. */
  droppedStatements: number;
  /** Absent when no language model is configured, and in results from before it was kept. */
  asked?: ModelUse;
}

export interface CatalogProduct {
  id: string;
  name: string;
  category?: string;
  brand?: string;
  price?: number;
  currency?: string;
  /** Path or URL of its page; helps to recognise it in page views. */
  url?: string;
}

/** What understanding starts from. */
export interface UnderstandingInput {
  session: CompleteSession;
  organization: {
    id: string;
    name: string;
    language: string;
    currency?: string;
    /** Which sessions a language model may read; `all` when nothing is said. */
    modelPolicy?: ModelPolicy;
    /**
     * The organization's own words, each with the action or page role that it means, see `Terms`; in a file of somebody's own they may be
     * anything, and what means nothing is passed over. They come before the lexicon (docs/understanding.md).
     */
    terms?: Record<string, string>;
  };
  catalog: CatalogProduct[];
}
