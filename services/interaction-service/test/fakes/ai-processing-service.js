import { WorkerEntrypoint } from 'cloudflare:workers';

let failures = { times: 0, name: '' };
let hang = 'no';
let analyst = '1';
/** What today's analyst says instead, by session. */
const other = new Map();

/** Understands a session as the names of its events, one interaction for each `task` property. */
export class Understander extends WorkerEntrypoint {
  async understand({ session, organization }) {
    if (hang === 'next') {
      hang = 'now';
      await scheduler.wait(60_000);
    }
    if (failures.times > 0) {
      failures.times -= 1;
      const error = new Error(`${failures.name}: as the test wishes`);
      error.name = failures.name;
      throw error;
    }
    const { events, context } = session;
    const tasks = [...new Set(events.map((event) => event.properties?.task ?? 'visit'))];
    return {
      intent: tasks.includes('buy') ? 'purchasing' : 'browsing',
      outcome: 'left_without_cart',
      stage: 'viewed',
      confidence: 0.5,
      goal: `a goal at ${organization.name}${organization.terms ? `, in the words ${Object.keys(organization.terms)}` : ''}`,
      nextAction: 'none',
      bot: tasks.includes('crawl'),
      friction: [],
      language: organization.language,
      provenance: { source: 'analyst', model: 'fake', version: '1', droppedStatements: 0 },
      interactions: tasks.map((task) => ({
        headline: `${task} r${context.revision}`,
        text: `The visitor came to ${task}.`,
        statements: [{ text: `The visitor came to ${task}.`, evidence: [events[0].id], claims: [] }],
        products: [{ id: `product-${task}`, name: `Product ${task}` }],
        searchText: task,
      })),
    };
  }

  /** As {@link understand} does, but for what tests wish. */
  async reread(input) {
    const understanding = await this.understand(input);
    const provenance = { ...understanding.provenance, version: analyst };
    const words = { ...understanding, provenance };
    return { ...words, ...other.get(input.session.context.sessionId) };
  }

  analystVersion() {
    return analyst;
  }

  /** From now on it is another analyst. */
  becomeAnalyst(version) {
    analyst = version;
  }

  /** From now on it says this of a session. */
  sayOf(sessionId, understanding) {
    other.set(sessionId, understanding);
  }

  hangNext() {
    hang = 'next';
  }

  hung() {
    return hang === 'now';
  }

  failNext(times, name) {
    failures = { times, name };
  }
}

export default { fetch: () => new Response(null, { status: 404 }) };
