import type { BatchReceipt, InternalClaims, Parcel, ParcelBatch, ParcelReceipt, Problem } from '@crow/contracts';
import { problemResponse } from '@crow/contracts';
import type { Environment } from '../configuration.ts';
import { admitCaller } from './admit-caller.ts';
import { deliver } from './deliver.ts';
import { describeDelivery } from './delivery.ts';

/** Takes each batch of a parcel to its session object, and brings all answers back in the parcel's order. */
export async function receiveParcel(request: Request, env: Environment, ctx: ExecutionContext): Promise<Response> {
  const claims = await admitCaller(request, env);
  if (claims instanceof Response) return claims;
  if (request.method !== 'POST') {
    return problemResponse('method_not_allowed', 'Send parcels by POST.', { headers: { allow: 'POST' } });
  }
  const { batches } = (await request.json()) as Parcel; // written by the gateway; the session objects check each batch
  const answers = await Promise.all(batches.map((item) => answerTo(item, claims, env, ctx)));
  return Response.json({ answers } satisfies ParcelReceipt, { headers: { 'cache-control': 'no-store' } });
}

async function answerTo(
  { batch, sentAt, sender }: ParcelBatch,
  claims: InternalClaims,
  env: Environment,
  ctx: ExecutionContext,
): Promise<BatchReceipt | Problem> {
  const { sessionId, batchId } = batch;
  const delivery = describeDelivery({ sessionId, batchId }, sentAt, claims, sender);
  return (await deliver(delivery, JSON.stringify(batch), env, ctx)).json();
}
