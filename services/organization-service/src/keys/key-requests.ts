import {
  isOriginPattern,
  KEY_BOUNDS,
  ORIGIN_PATTERN_HINT,
  ROTATION_OVERLAPS,
  type RotationOverlap,
} from '@crow/contracts';
import { z } from 'zod';

const name = z.string().trim().min(1).max(KEY_BOUNDS.name);

const allowedOrigins = z
  .array(z.string().trim().toLowerCase().refine(isOriginPattern, ORIGIN_PATTERN_HINT))
  .max(KEY_BOUNDS.origins);

const rate = z
  .strictObject({
    perSecond: z.int().min(1).max(KEY_BOUNDS.perSecond),
    burst: z.int().min(1).max(KEY_BOUNDS.burst),
  })
  .nullable();

const expiresAt = z
  .int()
  .refine((at) => at > Date.now(), 'must be in the future')
  .nullable();

const ONLY_PUBLISHABLE = 'is for publishable keys: secret keys work on servers only and send no events';

/** Body of `POST /api/keys`. */
export const newKeyRequest = z
  .strictObject({
    name,
    kind: z.enum(['publishable', 'secret']).default('publishable'),
    allowedOrigins: allowedOrigins.default([]),
    rate: rate.default(null),
    expiresAt: expiresAt.default(null),
  })
  .refine(({ kind, allowedOrigins }) => kind === 'publishable' || allowedOrigins.length === 0, {
    path: ['allowedOrigins'],
    message: ONLY_PUBLISHABLE,
  })
  .refine(({ kind, rate }) => kind === 'publishable' || rate === null, {
    path: ['rate'],
    message: ONLY_PUBLISHABLE,
  });

/** Body of `PATCH /api/keys/{keyId}`: what is left out stays as it is. */
export const keyChanges = z.strictObject({ name, allowedOrigins, rate, expiresAt }).partial();

/** Body of `POST /api/keys/{keyId}/rotate`. */
export const rotateRequest = z.strictObject({
  overlap: z.enum(Object.keys(ROTATION_OVERLAPS) as [RotationOverlap, ...RotationOverlap[]]),
});
