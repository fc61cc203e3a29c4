import { WorkerEntrypoint } from 'cloudflare:workers';

let failures = { times: 0, name: '' };
let hang = 'no';

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
