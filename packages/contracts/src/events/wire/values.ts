import { z } from 'zod';
import { LIMITS } from '../../limits.ts';
import { wellFormed } from '../well-formed.ts';

/** Kinds of values that several events have. */

export const text = z.string().max(LIMITS.textLength).refine(wellFormed, 'lone surrogate');
export const url = z.string().max(LIMITS.urlLength).refine(wellFormed, 'lone surrogate');
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** Unix milliseconds between 2000-01-01 and 2100-01-01: times that are told as such, as servers do. */
export const TIME_BOUNDS = { min: 946_684_800_000, max: 4_102_444_800_000 } as const;
/**
 * Unix milliseconds that a device's clock may show, from 1970 to the last that a `Date` can hold: clocks without a battery
 * begin at 1970, and what counts of them is how long before sending something happened.
 */
export const CLOCK_BOUNDS = { min: 0, max: 8_640_000_000_000_000 } as const;
export const time = z.number().min(CLOCK_BOUNDS.min).max(CLOCK_BOUNDS.max);
/** CSS pixels. */
export const coordinate = z.number().min(-1e7).max(1e7);
/** A share, 0 to 1. */
export const ratio = z.number().min(0).max(1);
export const durationMs = z.number().min(0).max(86_400_000);
