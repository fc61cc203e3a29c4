import { WorkerEntrypoint } from 'cloudflare:workers';

const told = new Map();
const shown = new Map();

export class Usage extends WorkerEntrypoint {
  record(organizationId, usage) {
    told.set(organizationId, [...(told.get(organizationId) ?? []), usage]);
    return shown.get(`${organizationId}/${usage.sessionId}`) ?? [];
  }

  /** What the live view showed of a session. */
  show(organizationId, sessionId, readings) {
    shown.set(`${organizationId}/${sessionId}`, readings);
  }

  records(organizationId) {
    return told.get(organizationId) ?? [];
  }
}

const unfinished = new Map();

export class LiveMetrics extends WorkerEntrypoint {
  unfinished(organizationId) {
    return unfinished.get(organizationId) ?? 0;
  }

  setUnfinished(organizationId, count) {
    unfinished.set(organizationId, count);
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
