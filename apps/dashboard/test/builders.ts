import type {
  Acquisition,
  AuditRecord,
  IdentityLink,
  Interaction,
  KeySummary,
  KeyUsage,
  LedgerAnswer,
  LedgerRow,
  LiveEvent,
  LiveMessage,
  Me,
  OpenSession,
  PersonDetail,
  PersonSummary,
  ScoreCard,
  SearchAnswer,
  SessionDetail,
  SessionEvent,
  SessionSummary,
  Statement,
  WholeKey,
} from '@crow/contracts';

/** Builders of what the gateway answers; a test names only what it is about. */

export const NOW = Date.now();
const MINUTE = 60_000;

export function aMe(fields: Partial<Me> = {}): Me {
  return {
    user: { id: 'usr_1', email: 'ada@laptop-lane.example', name: 'Ada Lindqvist' },
    organization: { id: 'org_1', name: 'Laptop Lane', idleMs: 3_600_000 },
    role: 'owner',
    ...fields,
  };
}

export function aKey(fields: Partial<KeySummary> = {}): KeySummary {
  return {
    keyId: 'key_a1b2c3d4e5f6',
    name: 'Web shop',
    kind: 'publishable',
    state: 'active',
    allowedOrigins: ['laptop-lane.example', '*.laptop-lane.example'],
    rate: null,
    createdAt: NOW - 9 * 24 * 60 * MINUTE,
    expiresAt: null,
    validUntil: null,
    replacedBy: null,
    ...fields,
  };
}

/** A key with what is shown only to who creates or reveals it. */
export function aWholeKey(key: KeySummary): WholeKey {
  const prefix = key.kind === 'publishable' ? 'crow_pk' : 'crow_sk';
  return { ...key, key: `${prefix}_${key.keyId.slice('key_'.length)}_abcdefghijklmnopqrstuvwxyz012345` };
}

export function aRecord(fields: Partial<AuditRecord> = {}): AuditRecord {
  return {
    seq: 7,
    at: NOW - 5 * MINUTE,
    actor: 'user:usr_1',
    actorName: 'Ada Lindqvist',
    action: 'key_changed',
    outcome: 'done',
    subject: 'key_a1b2c3d4e5f6',
    details: {
      before: { name: 'Shop', allowedOrigins: [] },
      after: { name: 'Web shop', allowedOrigins: ['laptop-lane.example'] },
      from: { country: 'SE', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' },
    },
    hash: 'c0ffee'.padEnd(64, '0'),
    ...fields,
  };
}

export function aSummary(fields: Partial<SessionSummary> = {}): SessionSummary {
  return {
    sessionId: 'ses_laptop0001',
    revision: 1,
    visitorId: 'vis_4f2a9c71d0',
    startedAt: NOW - 42 * MINUTE,
    endedAt: NOW - 38 * MINUTE,
    events: 9,
    pages: 4,
    entryPath: '/',
    deviceType: 'desktop',
    country: 'SE',
    intent: 'purchasing',
    outcome: 'abandoned_checkout',
    stage: 'checkout',
    confidence: 0.91,
    headline: 'Put the Laptop X1 into the cart and left at the shipping costs',
    products: [{ id: 'x1', name: 'Laptop X1', category: 'Laptops', price: 1299, currency: 'EUR' }],
    ...fields,
  };
}

export function anAcquisition(fields: Partial<Acquisition> = {}): Acquisition {
  return {
    channel: 'organic_search',
    source: 'google',
    referrerDomain: 'google.com',
    landingPath: '/laptops',
    ...fields,
  };
}

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

export function aScoreCard(fields: Partial<ScoreCard> = {}): ScoreCard {
  const open = { open: 41, nextDueAt: NOW + 3 * 60 * MINUTE };
  return {
    from: NOW - 30 * 24 * 60 * MINUTE,
    to: NOW,
    kinds: [
      {
        ...{
          kind: 'returns',
          forecasts: 1200,
          met: 300,
          brier: 0.15,
          baseline: 0.1875,
          calibrationError: 0.031,
          ...open,
        },
        bins: [
          { from: 0, forecasts: 500, forecast: 0.06, met: 0.05 },
          { from: 0.2, forecasts: 500, forecast: 0.24, met: 0.28 },
          { from: 0.6, forecasts: 200, forecast: 0.63, met: 0.675 },
        ],
      },
      {
        ...{ kind: 'buys', forecasts: 1200, met: 60, brier: 0.06, baseline: 0.0475, calibrationError: 0.01, ...open },
        bins: [{ from: 0, forecasts: 1200, forecast: 0.04, met: 0.05 }],
      },
    ],
    similar: [
      {
        ...{ outcome: 'abandoned_checkout', hindrance: 'price', sessions: 310 },
        ...{ returns: { forecast: 0.26, met: 0.31 }, buys: { forecast: 0.12, met: 0.09 } },
      },
      {
        ...{ outcome: 'bounced', hindrance: 'none', sessions: 205 },
        ...{ returns: { forecast: 0.06, met: 0.04 }, buys: { forecast: 0.01, met: 0 } },
      },
    ],
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

export function aStatement(text: string, evidence: string[]): Statement {
  return { text, evidence, claims: [] };
}

export function anInteraction(fields: Partial<Interaction> = {}): Interaction {
  const statements = fields.statements ?? [
    aStatement('Looked at the Laptop X1 for 48 seconds and read down to its reviews.', ['e2']),
    aStatement('Put the Laptop X1 into the cart and went on to the checkout.', ['e3', 'e5']),
    aStatement('The postcode was refused once.', ['e7']),
    aStatement('Left after the shipping costs were shown.', ['e8']),
  ];
  return {
    id: 'int_1',
    sessionId: 'ses_laptop0001',
    revision: 1,
    index: 0,
    headline: 'Put the Laptop X1 into the cart and left at the shipping costs',
    text: statements.map((statement) => statement.text).join(' '),
    statements,
    products: [{ id: 'x1', name: 'Laptop X1' }],
    intent: 'purchasing',
    outcome: 'abandoned_checkout',
    confidence: 0.91,
    startedAt: NOW - 42 * MINUTE,
    provenance: { source: 'analyst', model: 'crow-analyst', version: '1.0.0', droppedStatements: 0 },
    ...fields,
  };
}

/** A search that found nothing among nothing. */
export function aSearch(fields: Partial<SearchAnswer> = {}): SearchAnswer {
  return { query: '', hits: [], filters: [], exact: [], searched: 0, tookMs: 3, ...fields };
}

const SHOP = 'https://laptop-lane.example';

/** Events of the visit that {@link anInteraction} tells, `e1` to `e9`. */
export function laptopEvents(startedAt = NOW - 42 * MINUTE): SessionEvent[] {
  let seq = 0;
  const at = (seconds: number, path: string, title: string) => {
    seq += 1;
    return { id: `e${seq}`, ts: startedAt + seconds * 1000, url: SHOP + path, title, source: 'tab1', seq };
  };
  const x1 = { id: 'x1', name: 'Laptop X1', price: 1299, currency: 'EUR' };
  const postcode = { name: 'postcode', label: 'Postcode' };
  return [
    { ...at(0, '/laptops/x1', 'Laptop X1'), type: 'page_view', referrer: 'https://search.example/' },
    { ...at(48, '/laptops/x1', 'Laptop X1'), type: 'product_view', product: x1, visibleMs: 48_000, scrollDepth: 0.83 },
    {
      ...at(52, '/laptops/x1', 'Laptop X1'),
      type: 'click',
      element: { tag: 'button', text: 'Add to cart' },
      action: 'add_to_cart',
      product: x1,
    },
    { ...at(60, '/cart', 'Your cart'), type: 'page_view' },
    { ...at(71, '/cart', 'Your cart'), type: 'click', element: { tag: 'a', text: 'Checkout' } },
    { ...at(74, '/checkout', 'Checkout'), type: 'page_view' },
    {
      ...at(110, '/checkout', 'Checkout'),
      type: 'form_error',
      form: 'address',
      field: postcode,
      constraint: 'patternMismatch',
    },
    {
      ...at(150, '/checkout', 'Checkout'),
      type: 'custom',
      name: 'shipping_costs_shown',
      properties: { amount: 49.9, currency: 'EUR' },
    },
    { ...at(151, '/checkout', 'Checkout'), type: 'performance', metrics: { lcp: 1240, cls: 0.02, inp: 88 } },
  ];
}

export function aSession(fields: Partial<SessionDetail> = {}): SessionDetail {
  return {
    sessionId: 'ses_laptop0001',
    state: 'processed',
    revision: 1,
    visitorId: 'vis_4f2a9c71d0',
    startedAt: NOW - 42 * MINUTE,
    endedAt: NOW - 39 * MINUTE,
    deviceType: 'desktop',
    country: 'SE',
    language: 'en',
    understanding: {
      intent: 'purchasing',
      outcome: 'abandoned_checkout',
      stage: 'checkout',
      confidence: 0.91,
      goal: 'Buy a Laptop X1',
      nextAction: 'Comes back to compare shipping costs',
      bot: false,
      friction: ['form_error', 'shipping_shock'],
      provenance: { source: 'analyst', model: 'crow-analyst', version: '1.0.0', droppedStatements: 1 },
    },
    interactions: [anInteraction()],
    events: laptopEvents(),
    ...fields,
  };
}

/** A session as it is while its visitor is still here. */
export function anUnreadSession(state: SessionDetail['state']): SessionDetail {
  const { understanding: _, ...rest } = aSession({ state, interactions: [] });
  return rest;
}

export function anOpenSession(fields: Partial<OpenSession> = {}): OpenSession {
  return {
    sessionId: 'ses_open000001',
    visitorId: 'vis_77aa01bc',
    state: 'open',
    revision: 1,
    startedAt: NOW - 3 * MINUTE,
    events: 14,
    lastActivityAt: NOW - 4_000,
    path: '/laptops/x1',
    deviceType: 'mobile',
    country: 'DE',
    ...fields,
  };
}

export function aLiveEvent(fields: Partial<LiveEvent> = {}): LiveEvent {
  return {
    sessionId: 'ses_open000001',
    type: 'click',
    label: 'Add to cart',
    path: '/laptops/x1',
    at: NOW - 2_000,
    ...fields,
  };
}

type Snapshot = Extract<LiveMessage, { kind: 'snapshot' }>;
type Update = Extract<LiveMessage, { kind: 'update' }>;

export function aSnapshot(fields: Partial<Snapshot> = {}): Snapshot {
  const totals = { openSessions: 1, processingSessions: 1, eventsToday: 1284, sessionsToday: 97 };
  return {
    kind: 'snapshot',
    at: Date.now(),
    series: aSeries(),
    sessions: [anOpenSession(), anOpenSession({ sessionId: 'ses_queue00001', state: 'queued', path: '/checkout' })],
    recent: [aLiveEvent(), aLiveEvent({ type: 'page_view', label: 'Laptop X1', at: NOW - 9_000 })],
    totals,
    ...fields,
  };
}

export function anUpdate(fields: Partial<Update> = {}): Update {
  const { at, totals } = aSnapshot();
  const second = { second: Math.floor(at / 1000), events: 3, rejected: 0 };
  return { kind: 'update', at, second, sessions: [], closed: [], recent: [], totals, ...fields };
}

/** A snapshot of an organization that has never sent anything. */
export function anEmptySnapshot(): Snapshot {
  const totals = { openSessions: 0, processingSessions: 0, eventsToday: 0, sessionsToday: 0 };
  return aSnapshot({ series: [], sessions: [], recent: [], totals });
}

function aSeries() {
  const second = Math.floor(Date.now() / 1000);
  return Array.from({ length: 110 }, (_, index) => ({
    second: second - 110 + index,
    events: Math.max(0, Math.round(4 + 5 * Math.sin(index / 9) + 2 * Math.sin(index / 2.3))),
    rejected: index === 70 ? 2 : 0,
  }));
}

/** A ledger of the last hours, of one key. */
export function aLedger(changes: Partial<LedgerRow> = {}): LedgerAnswer {
  const now = Date.now();
  const counts = { stored: 940, duplicate: 12, rejected: 3, notArrived: 5, ...changes };
  const sent = counts.stored + counts.duplicate + counts.rejected + counts.notArrived;
  const row = { keyId: 'key_a1b2c3d4e5f6', minute: now - (now % MINUTE) - 90 * MINUTE, sent, ...counts };
  const later = {
    keyId: row.keyId,
    minute: row.minute + 60 * MINUTE,
    sent: 400,
    stored: 400,
    duplicate: 0,
    rejected: 0,
    notArrived: 0,
  };
  const totals = { ...counts, stored: counts.stored + 400, sent: sent + 400 };
  return {
    from: now - 24 * 60 * MINUTE,
    to: now,
    stepMs: MINUTE,
    rows: [row, later],
    totals,
    reasons: [{ code: 'missing_field', events: counts.rejected }],
    balance: { numbered: 1348, counted: 1348 },
    asOf: now - MINUTE,
  };
}

/** Uses of a key that nobody used. */
export function aUsage(changes: Partial<KeyUsage> = {}): KeyUsage {
  return {
    keyId: 'key_a1b2c3d4e5f6',
    from: NOW - 24 * 60 * MINUTE,
    to: NOW,
    stepMs: 60 * MINUTE,
    steps: [],
    totals: { requests: 0, stored: 0, duplicate: 0, rejected: 0, refused: 0 },
    refusals: [],
    origins: [],
    lastUsedAt: null,
    firstEventAt: null,
    ...changes,
  };
}

/** Uses of a key that sends events, some of which are refused. */
export function aBusyKey(): Partial<KeyUsage> {
  const totals = { requests: 196, stored: 2404, duplicate: 3, rejected: 1, refused: 12 };
  const hour = 60 * MINUTE;
  const steps = Array.from({ length: 40 }, (_, index) => ({
    at: NOW - (NOW % hour) - index * hour,
    requests: 40,
    stored: 1204 - 30 * index,
    duplicate: index % 5 === 0 ? 2 : 0,
    rejected: 0,
    refused: index % 4 === 0 ? 10 : 0,
  }));
  return {
    lastUsedAt: NOW - 2 * MINUTE,
    firstEventAt: NOW - 9 * 24 * hour,
    totals,
    steps,
    refusals: [
      { code: 'origin_not_allowed', requests: 9 },
      { code: 'rate_limited', requests: 3 },
    ],
    origins: [
      { origin: 'https://laptop-lane.example', requests: 150 },
      { origin: `https://${'w'.repeat(180)}.example`, requests: 40 },
      { origin: '', requests: 18 },
    ],
  };
}
