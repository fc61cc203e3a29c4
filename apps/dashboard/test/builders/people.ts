import type { IdentityLink, PersonDetail, PersonSummary } from '@crow/contracts';
import { MINUTE, NOW } from './clock.ts';
import { anAcquisition, aSummary } from './sessions.ts';

export function aPersonSummary(fields: Partial<PersonSummary> = {}): PersonSummary {
  const first = { sessionId: 'ses_laptop0001', startedAt: NOW - 42 * MINUTE, acquisition: anAcquisition() };
  return {
    personId: 'per_ada',
    userIds: ['ada'],
    visitorIds: ['vis_4f2a9c71d0', 'vis_phone00001'],
    sessions: 3,
    firstSeenAt: NOW - 3 * 24 * 60 * MINUTE,
    lastSeenAt: NOW - 38 * MINUTE,
    touches: { first, lastNonDirect: first },
    ...fields,
  };
}

export function aLink(fields: Partial<IdentityLink> = {}): IdentityLink {
  return {
    linkId: 'lnk_1',
    kind: 'identify',
    fromId: 'vis_4f2a9c71d0',
    toId: 'ada',
    state: 'live',
    at: NOW - 40 * MINUTE,
    sessionId: 'ses_laptop0001',
    eventId: 'e5',
    ...fields,
  };
}

export function aPerson(fields: Partial<PersonDetail> = {}): PersonDetail {
  return {
    ...aPersonSummary(),
    traits: { plan: 'pro', seats: 5, address: { city: 'Lund' } },
    groups: [{ groupId: 'acme', at: NOW - 41 * MINUTE }],
    devices: [
      { visitorId: 'vis_4f2a9c71d0', deviceType: 'desktop', sessions: 2, lastSeenAt: NOW - 38 * MINUTE, shared: false },
      { visitorId: 'vis_phone00001', deviceType: 'mobile', sessions: 1, lastSeenAt: NOW - 90 * MINUTE, shared: true },
    ],
    recent: [
      aSummary({ acquisition: anAcquisition() }),
      aSummary({ sessionId: 'ses_phone00001', deviceType: 'mobile' }),
    ],
    links: [aLink(), aLink({ linkId: 'lnk_2', fromId: 'vis_phone00001' })],
    ...fields,
  };
}
