import { WorkerEntrypoint } from 'cloudflare:workers';

const told = new Map();

export class Usage extends WorkerEntrypoint {
  record(organizationId, usage) {
    told.set(organizationId, [...(told.get(organizationId) ?? []), usage]);
  }

  records(organizationId) {
    return told.get(organizationId) ?? [];
  }
}

export default { fetch: () => new Response(null, { status: 404 }) };
