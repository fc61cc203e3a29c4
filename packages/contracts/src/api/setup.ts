import { z } from 'zod';
import { IDLE_MS_BOUNDS } from '../limits.ts';

/**
 * `POST /v1/setup` with `Authorization: Bearer <SETUP_TOKEN>`: makes the first organization of a
 * deployment with its owner, catalog and API key. Asked again with the same slug it changes nothing and
 * answers 200 with the same ids (and the key); the first time it answers 201.
 */
export const setupRequest = z.strictObject({
  organization: z.strictObject({
    name: z.string().min(1).max(100),
    slug: z.string().regex(/^[a-z0-9-]{1,50}$/),
    language: z.string().min(2).max(35).default('en'),
    currency: z.string().length(3).optional(),
    idleMs: z.int().min(IDLE_MS_BOUNDS.min).max(IDLE_MS_BOUNDS.max).optional(),
  }),
  owner: z.strictObject({ name: z.string().min(1).max(100), email: z.email(), password: z.string().min(12).max(128) }),
  key: z.strictObject({ name: z.string().min(1).max(100), allowedOrigins: z.array(z.string().max(255)).max(50) }),
  catalog: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(128),
        name: z.string().min(1).max(256),
        category: z.string().max(256).optional(),
        brand: z.string().max(256).optional(),
        price: z.number().min(0).optional(),
        currency: z.string().length(3).optional(),
        url: z.string().max(2048).optional(),
      }),
    )
    .max(10_000),
});

export type SetupRequest = z.input<typeof setupRequest>;

export interface SetupAnswer {
  organizationId: string;
  userId: string;
  keyId: string;
  apiKey: string;
}
