import type { BatchReceipt, SearchAnswer, SessionDetail, SessionPage, WireBatch, WireEvent } from '@crow/contracts';
import type { Demo } from '../../scripts/stack/demo.ts';

/** What sends events says that it is a browser: programs that say what they are are told apart. */
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** A logged-in owner, as the dashboard's own requests. */
export class OwnerClient {
  readonly #demo: Demo;
  #cookie = '';

  constructor(demo: Demo) {
    this.#demo = demo;
  }

  async logIn(): Promise<void> {
    const response = await fetch(`${this.#demo.endpoint}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#demo.endpoint },
      body: JSON.stringify({ email: this.#demo.email, password: this.#demo.password }),
    });
    if (!response.ok) throw new Error(`login failed with ${response.status}: ${await response.text()}`);
    this.#cookie = response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  sessions(): Promise<SessionPage> {
    return this.get('/api/sessions?limit=100');
  }

  /** The session, or null while it is unknown. */
  async session(sessionId: string): Promise<SessionDetail | null> {
    const response = await this.#fetch(`/api/sessions/${sessionId}`);
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`session ${sessionId}: ${response.status} ${await response.text()}`);
    return (await response.json()) as SessionDetail;
  }

  search(query: string): Promise<SearchAnswer> {
    return this.get(`/api/search?q=${encodeURIComponent(query)}`);
  }

  /** Asks a route of the dashboard. @throws when it is refused */
  async get<T>(path: string): Promise<T> {
    return readAnswer(path, await this.#fetch(path));
  }

  /** Changes something through a route of the dashboard. @throws when it is refused */
  async change<T>(method: 'POST' | 'PATCH', path: string, body: unknown = {}): Promise<T> {
    return readAnswer(path, await this.#fetch(path, { method, body: JSON.stringify(body) }));
  }

  #fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.#demo.endpoint + path, {
      ...init,
      headers: { cookie: this.#cookie, origin: this.#demo.endpoint, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(10_000),
    });
  }
}

async function readAnswer<T>(path: string, response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Builds a batch of one session around its events. */
export function batchOf(sessionId: string, batchId: string, events: WireEvent[], seq = 0): WireBatch {
  return {
    v: 1,
    batchId,
    sessionId,
    visitorId: `vis_of_${sessionId}`,
    // Names a page, not its session.
    source: sessionId.replace(/^ses_/, 'src_'),
    seq,
    at: Date.now(),
    platform: 'web',
    events,
  };
}

/** Sends a body to the ingest address as a browser would. */
export function sendRaw(
  demo: Demo,
  address: { key?: string; sessionId: string; batchId: string },
  body: string,
): Promise<Response> {
  const query = new URLSearchParams({
    key: address.key ?? demo.apiKey,
    session: address.sessionId,
    batch: address.batchId,
    sent: String(Date.now()),
  });
  return fetch(`${demo.endpoint}/v1/events?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', origin: demo.shop, 'user-agent': BROWSER },
    body,
    signal: AbortSignal.timeout(10_000),
  });
}

/** Sends a batch and reads the receipt. @throws when it is not accepted */
export async function send(demo: Demo, batch: WireBatch): Promise<BatchReceipt> {
  const response = await sendRaw(demo, batch, JSON.stringify(batch));
  if (response.status !== 202) throw new Error(`batch ${batch.batchId}: ${response.status} ${await response.text()}`);
  return (await response.json()) as BatchReceipt;
}

/** The journey of the product's own definition: a laptop, the cart, the checkout. */
export function laptopEvents(shop: string): WireEvent[] {
  return [
    { type: 'page_view', t: 0, url: `${shop}/products/laptop-x1`, title: 'Laptop X1' },
    {
      type: 'click',
      t: 20_000,
      url: `${shop}/products/laptop-x1`,
      element: { tag: 'button', text: 'Add to cart' },
      action: 'add_to_cart',
    },
    { type: 'page_view', t: 25_000, url: `${shop}/cart`, title: 'Your cart' },
    { type: 'click', t: 32_000, url: `${shop}/cart`, element: { tag: 'a', text: 'Checkout' }, action: 'checkout' },
  ];
}
