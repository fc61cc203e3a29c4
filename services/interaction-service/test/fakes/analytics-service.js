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

const spans = new Map();
const forgotten = new Set();

export class QuarantinedTraffic extends WorkerEntrypoint {
  hide(organizationId, quarantineId, span, hides) {
    if (hides) spans.set(`${organizationId}/${quarantineId}`, span);
    else spans.delete(`${organizationId}/${quarantineId}`);
  }

  countUnfinished() {
    return 2;
  }

  /** Of each session it knows three rows. */
  forget(organizationId, sessionIds) {
    const names = sessionIds.map((id) => `${organizationId}/${id}`).filter((name) => !forgotten.has(name));
    for (const name of names) forgotten.add(name);
    return 3 * names.length;
  }

  hides(organizationId, quarantineId) {
    return spans.has(`${organizationId}/${quarantineId}`);
  }
}

export default { fetch: () => new Response(null, { status: 404 }) };
