import { checkTerms, IDLE_MS_BOUNDS, MODEL_POLICIES, problemResponse, type Terms } from '@crow/contracts';
import { Hono } from 'hono';
import { z } from 'zod';
import { readJson } from '../access/read-json.ts';
import { refuseMethod } from '../access/refuse-method.ts';
import { mayManage, type Routes } from '../access/require-login.ts';
import { authorOf } from '../audit/author.ts';
import { recordRefusal } from '../audit/record-refusal.ts';
import { changeSettings } from './change-settings.ts';
import { readSettings } from './read-settings.ts';

const terms = z
  .record(z.string(), z.string())
  .superRefine((given, context) => {
    const wrong = checkTerms(Object.entries(given));
    if (wrong) context.addIssue({ code: 'custom', message: wrong.message });
  })
  .transform((given) => given as Terms); // just checked

const changes = z
  .strictObject({
    idleMs: z.int().min(IDLE_MS_BOUNDS.min).max(IDLE_MS_BOUNDS.max),
    modelPolicy: z.enum(MODEL_POLICIES),
    terms,
  })
  .partial();

/** `/api/settings`: everybody sees them, owners and admins change them. */
export const settingsRoutes = new Hono<Routes>()
  .get('/', async ({ env, var: { caller }, json }) => json(await readSettings(env.DB, caller.organizationId)))
  .patch('/', async (context) => {
    const { env, req, var: variables, json } = context;
    const author = authorOf(context);
    if (!mayManage(variables.caller.role)) {
      await recordRefusal(env.DB, author, 'settings_changed', author.organizationId);
      return problemResponse('forbidden', 'Only owners and admins may change settings.');
    }
    const wanted = await readJson(req.raw, changes);
    return wanted instanceof Response ? wanted : json(await changeSettings(env.DB, author, wanted));
  })
  .all('/', () => refuseMethod('GET, PATCH'));
