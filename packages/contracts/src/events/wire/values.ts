import { z } from 'zod';
import { LIMITS } from '../../limits.ts';
import { wellFormed } from '../well-formed.ts';

/** Kinds of values that several events have. */

export const text = z.string().max(LIMITS.textLength).refine(wellFormed, 'lone surrogate');
export const url = z.string().max(LIMITS.urlLength).refine(wellFormed, 'lone surrogate');
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** Unix milliseconds between 2000-01-01 and 2100-01-01. */
export const TIME_BOUNDS = { min: 946_684_800_000, max: 4_102_444_800_000 } as const;
/**
 * What a clock can show, Unix milliseconds: the time values of ECMAScript, 100 million days before and after 1970. A client's
 * clock may be wrong by decades; its times are judged when they are corrected, see `checkTime`.
 */
export const CLOCK_BOUNDS = { min: -8.64e15, max: 8.64e15 } as const;
export const time = z.number().min(CLOCK_BOUNDS.min).max(CLOCK_BOUNDS.max);
/** CSS pixels. */
export const coordinate = z.number().min(-1e7).max(1e7);
/** A share, 0 to 1. */
export const ratio = z.number().min(0).max(1);
export const durationMs = z.number().min(0).max(86_400_000);
