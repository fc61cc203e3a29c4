import { type Price, priceOf, readPrice } from './price.ts';

/** Settings of the Gemini provider, as they come from the environment. */
export interface GeminiVariables {
  /** The key, as a secret. Nothing, an empty text or `none`: no model is asked. */
  GEMINI_API_KEY?: string;
  GEMINI_MODEL?: string;
  /** Where the API is, up to the version: `https://…/v1beta`. Google's own address when it is empty. */
  GEMINI_BASE_URL?: string;
  /** `standard`, `flex` (half the price, slower) or `priority`. */
  GEMINI_TIER?: string;
  /** US dollars per million tokens in and out, `0.30/2.50`; for models whose price is not known here. */
  GEMINI_PRICE?: string;
  /** What an organization's sessions may cost a day, US dollars. */
  GEMINI_DAILY_USD?: string;
  /** How many tokens an organization's sessions may take a day. */
  GEMINI_DAILY_TOKENS?: string;
  /** How long one call may take, milliseconds. */
  GEMINI_TIMEOUT_MS?: string;
}

const TIERS = ['standard', 'flex', 'priority'] as const;

export interface GeminiSettings {
  apiKey: string;
  model: string;
  baseUrl?: string;
  tier: (typeof TIERS)[number];
  /** Undefined when the price of the model is not known. */
  price?: Price;
  dailyUsd: number;
  dailyTokens: number;
  timeoutMs: number;
}

/** Whether there is a key. A deployed secret can't be empty, so that `none` says that there is none. */
export function hasGeminiKey({ GEMINI_API_KEY: key = '' }: GeminiVariables): boolean {
  return !['', 'none'].includes(key.trim());
}

/**
 * Reads the settings; what is empty has its default.
 * @throws with the name of the variable whose value can't be used, never with the key
 */
export function readGeminiSettings(env: GeminiVariables): GeminiSettings {
  const apiKey = env.GEMINI_API_KEY?.trim() ?? '';
  if (!hasGeminiKey(env)) throw new Error('GEMINI_API_KEY is empty');
  const model = env.GEMINI_MODEL?.trim() ?? '';
  if (!/^[\w.-]{1,100}$/.test(model)) throw new Error(`GEMINI_MODEL is "${model}"; it must be the id of a model`);
  const baseUrl = env.GEMINI_BASE_URL?.trim();
  if (baseUrl && !/^https?:$/.test(URL.parse(baseUrl)?.protocol ?? '')) {
    throw new Error(`GEMINI_BASE_URL is "${baseUrl}"; it must be an address`);
  }
  const tier = TIERS.find((one) => one === (env.GEMINI_TIER || 'standard'));
  if (!tier) throw new Error(`GEMINI_TIER is "${env.GEMINI_TIER}"; known: ${TIERS.join(', ')}`);
  const price = env.GEMINI_PRICE ? readPrice(env.GEMINI_PRICE) : priceOf(model, tier);
  return {
    apiKey,
    model,
    ...(baseUrl ? { baseUrl } : {}),
    tier,
    ...(price ? { price } : {}),
    dailyUsd: positive('GEMINI_DAILY_USD', env.GEMINI_DAILY_USD, 5),
    dailyTokens: positive('GEMINI_DAILY_TOKENS', env.GEMINI_DAILY_TOKENS, 10_000_000),
    timeoutMs: positive('GEMINI_TIMEOUT_MS', env.GEMINI_TIMEOUT_MS, 20_000),
  };
}

function positive(name: string, text: string | undefined, fallback: number): number {
  if (!text) return fallback;
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new Error(`${name} is "${text}"; it must be a number above 0`);
  return value;
}
