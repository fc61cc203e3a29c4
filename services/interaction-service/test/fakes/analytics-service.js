import { WorkerEntrypoint } from 'cloudflare:workers';

const told = new Map();
const shown = new Map();

export class Usage extends WorkerEntrypoint {
  record(organizationId, usages) {
    told.set(organizationId, [...(told.get(organizationId) ?? []), ...usages]);
    return usages.flatMap(({ sessionId }) => {
      const readings = shown.get(`${organizationId}/${sessionId}`);
      return readings ? [{ sessionId, readings }] : [];
    });
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

const erased = new Map();
const open = new Map();

export class Erasure extends WorkerEntrypoint {
  erase(organizationId, sessionIds) {
    const known = erased.get(organizationId) ?? new Set();
    erased.set(organizationId, new Set([...known, ...sessionIds]));
    const records = told.get(organizationId) ?? [];
    told.set(
      organizationId,
      records.filter(({ sessionId }) => !sessionIds.includes(sessionId)),
    );
    return { liveRows: sessionIds.length, usageRecords: sessionIds.length };
  }

  unfinishedIn(organizationId, _span, after, limit) {
    const ids = open.get(organizationId) ?? [];
    return ids.filter((id) => id > after).slice(0, limit);
  }

  /** Sessions that are open. */
  open(organizationId, sessionIds) {
    open.set(organizationId, sessionIds);
  }

  erased(organizationId) {
    return [...(erased.get(organizationId) ?? [])].sort();
  }
}

export default { fetch: () => new Response(null, { status: 404 }) };
