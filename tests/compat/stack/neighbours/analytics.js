import { WorkerEntrypoint } from 'cloudflare:workers';

/** Stands for the analytics service: takes everything and forgets it. */
export class LiveMetrics extends WorkerEntrypoint {
  pulse() {}
  moved() {}
}

export default { fetch: () => new Response(null, { status: 404 }) };
