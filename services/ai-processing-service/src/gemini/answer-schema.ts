import { INTENTS } from '@crow/contracts';
import { z } from 'zod';

const claim = z.object({
  kind: z.enum(['product', 'amount', 'count', 'duration', 'action', 'page']),
  /** A product's id or name; a number; a kind of fact; a role of a page. Durations in seconds. */
  value: z.union([z.string(), z.number()]),
  event: z.string().optional(),
});

const statement = z.object({
  task: z.number().describe('Place of the task in "tasks", from 1'),
  text: z.string().describe('One sentence'),
  evidence: z.array(z.string()).describe('Ids of the events that prove the sentence'),
  claims: z.array(claim),
});

/** The shape in which a model has to answer; JSON Schema for the model and the check of what comes back are made of it. */
export const answerSchema = z.object({
  intent: z.enum(INTENTS),
  goal: z.string(),
  nextAction: z.string(),
  statements: z.array(statement),
});
