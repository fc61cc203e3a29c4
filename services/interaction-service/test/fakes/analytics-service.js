import { WorkerEntrypoint } from 'cloudflare:workers';

const told = new Map();

export class Usage extends WorkerEntrypoint {
  record(organizationId, usages) {
    told.set(organizationId, [...(told.get(organizationId) ?? []), ...usages]);
  }

  records(organizationId) {
    return told.get(organizationId) ?? [];
  }
}

const spans = new Map();

export class QuarantinedTraffic extends WorkerEntrypoint {
  hide(organizationId, quarantineId, span, hides) {
    if (hides) spans.set(`${organizationId}/${quarantineId}`, span);
    else spans.delete(`${organizationId}/${quarantineId}`);
  }

  countUnfinished() {
    return 2;
  }

  hides(organizationId, quarantineId) {
    return spans.has(`${organizationId}/${quarantineId}`);
  }
}

export default { fetch: () => new Response(null, { status: 404 }) };
