/** Of the object that the interaction service keeps vectors in, what is used here. */
interface Index {
  upsert(model: string, records: { id: string; values: number[]; metadata: Record<string, unknown> }[]): Promise<void>;
  putWords(records: { id: string; text: string; metadata: Record<string, unknown> }[]): Promise<void>;
}

interface Environment {
  VECTORS: { getByName(name: string): Index };
  CATALOG: D1Database;
  INTERACTIONS: Fetcher;
}

const DIMENSIONS = 612;
const AT_ONCE = 500;
const INTENTS = ['purchasing', 'comparing', 'browsing', 'researching', 'support', 'after_sales', 'unknown'];
const OUTCOMES = ['purchase_completed', 'abandoned_checkout', 'abandoned_cart', 'contacted_support', 'bounced', 'open'];
const STAGES = ['none', 'viewed', 'cart', 'checkout', 'payment', 'bought'];
const COUNTRIES = ['DE', 'FR', 'US', 'GB', 'SE'];
const CHANNELS = ['direct', 'organic_search', 'paid_search', 'email', 'referral'];
const DAY_MS = 86_400_000;
/** Sessions lie over so many days before now. */
const DAYS = 60;

/** One in a list, by a number; each list by another step, so that every combination occurs. */
const pick = (values: readonly string[], number: number, step: number) =>
  values[Math.floor(number / step) % values.length];

/**
 * The door of the bench: `POST /fill?organization=&model=&from=&to=&now=` writes interactions of these numbers into the
 * catalog and the index; everything else is asked of the interaction service, as the gateway asks it.
 */
export default {
  async fetch(request: Request, { VECTORS, CATALOG, INTERACTIONS }: Environment): Promise<Response> {
    const { pathname, searchParams: asked } = new URL(request.url);
    if (pathname === '/ready') return new Response('ready');
    if (pathname !== '/fill') return INTERACTIONS.fetch(request);
    const [organization, model] = [asked.get('organization') ?? '', asked.get('model') ?? ''];
    const [from, to, now] = [Number(asked.get('from')), Number(asked.get('to')), Number(asked.get('now'))];
    const index = VECTORS.getByName(organization);
    for (let first = from; first < to; first += AT_ONCE) {
      // Numbers come as floating point ones, which would be written into ids as such.
      const numbers = Array.from({ length: Math.min(AT_ONCE, to - first) }, (_, place) => first + place);
      const records = numbers.map((number) => ({ id: `int_${number}`, metadata: metadataOf(number, now) }));
      await index.upsert(
        model,
        records.map((record) => ({ ...record, values: Array.from({ length: DIMENSIONS }, () => Math.random() - 0.5) })),
      );
      await index.putWords(records.map((record, place) => ({ ...record, text: wordsOf(first + place) })));
    }
    await fillCatalog(CATALOG, organization, from, to, now);
    return new Response(null, { status: 204 });
  },
};

function metadataOf(number: number, now: number) {
  return {
    session: `ses_${number}`,
    startedAt: startedAt(number, now),
    intent: pick(INTENTS, number, 1),
    outcome: pick(OUTCOMES, number, 7),
    stage: pick(STAGES, number, 5),
    returning: number % 3 === 0,
    friction: number % 11 === 0 ? 1 << (number % 8) : 0,
    country: pick(COUNTRIES, number, 3),
    channel: pick(CHANNELS, number, 2),
  };
}

const startedAt = (number: number, now: number) =>
  now - Math.floor((((number * 7919) % 100_003) / 100_003) * DAYS * DAY_MS);

function wordsOf(number: number): string {
  return `Looked at Product ${number % 500}, put it into the cart and bought it (order F${200_000 + number}).`;
}

/** Rows are made inside the database: a hundred thousand take seconds. */
async function fillCatalog(catalog: D1Database, organization: string, from: number, to: number, now: number) {
  // Numbers come as floating point ones, which would be written into ids as such.
  const numbers = 'WITH RECURSIVE n(i) AS (SELECT CAST(?2 AS INTEGER) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?3)';
  const run = (sql: string, ...more: unknown[]) =>
    catalog
      .prepare(sql)
      .bind(organization, from, to, ...more)
      .run();
  await run(
    `INSERT OR IGNORE INTO sessions (organization_id, session_id, revision, visitor_id, started_at, ended_at, events, pages, entry_path,
       country, intent, outcome, stage, confidence, goal, next_action, bot, friction, headline, products, provenance, archive_key, result_key, processed_at)
     ${numbers} SELECT ?1, 'ses_' || i, 1, 'vis_' || (i % 50000), ?4 - i, ?4, 9, 4, '/', 'DE', 'purchasing', 'abandoned_cart', 'cart', 0.9,
       'Buy', 'Comes back', 0, '[]', 'Looked at a product', '[]', '{"source":"analyst","model":"none","version":"1","droppedStatements":0}', 'a', 'r', ?4 FROM n`,
    now,
  );
  await run(
    `INSERT OR IGNORE INTO interactions (organization_id, interaction_id, session_id, revision, position, headline, text, statements, products)
     ${numbers} SELECT ?1, 'int_' || i, 'ses_' || i, 1, 0, 'Looked at Product ' || (i % 500), 'Looked at it and bought it (order F' || (200000 + i) || ').',
       '[{"text":"Looked at it.","evidence":["e1"],"claims":[]}]', '[]' FROM n`,
  );
  await run(
    `INSERT OR IGNORE INTO interaction_products (organization_id, product_id, interaction_id, session_id, name)
     ${numbers} SELECT ?1, 'p' || (i % 500), 'int_' || i, 'ses_' || i, 'Product ' || (i % 500) FROM n`,
  );
}
