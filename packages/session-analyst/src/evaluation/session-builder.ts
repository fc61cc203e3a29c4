import type {
  CatalogProduct,
  Properties,
  SessionContext,
  SessionEvent,
  UnderstandingInput,
  WireProduct,
} from '@crow/contracts';

const START = Date.UTC(2026, 9, 1, 10);

/** What the shop of the labelled sessions sells. */
export const CATALOG: CatalogProduct[] = [
  {
    id: 'laptop-x1',
    name: 'Laptop X1',
    category: 'Laptops',
    brand: 'Fjord',
    price: 1299,
    currency: 'EUR',
    url: '/products/laptop-x1',
  },
  {
    id: 'aurora-air-13',
    name: 'Aurora Air 13',
    category: 'Laptops',
    brand: 'Aurora',
    price: 999,
    currency: 'EUR',
    url: '/products/aurora-air-13',
  },
  { id: 'phone-7', name: 'Phone 7', category: 'Phones', price: 649, currency: 'EUR', url: '/products/phone-7' },
  { id: 'ear-buds', name: 'Ear Buds', category: 'Audio', price: 79.9, currency: 'EUR', url: '/products/ear-buds' },
  {
    id: 'trail-watch',
    name: 'Trail Watch',
    category: 'Wearables',
    price: 219,
    currency: 'EUR',
    url: '/products/trail-watch',
  },
];

type Content = SessionEvent extends infer E
  ? E extends SessionEvent
    ? Omit<E, 'id' | 'ts' | 'source' | 'seq' | 'url' | 'title'>
    : never
  : never;

/** Writes a session down as somebody would tell it; time passes only where `wait` says so, and a second an event. */
export class SessionBuilder {
  readonly #events: SessionEvent[] = [];
  readonly #context: Partial<SessionContext> = {};
  #catalog: CatalogProduct[] = CATALOG;
  #at = START;
  #url: string | undefined;
  #title: string | undefined;

  add(content: Content, seconds = 1): this {
    const seq = this.#events.length + 1;
    const place = {
      ...(this.#url === undefined ? {} : { url: this.#url }),
      ...(this.#title === undefined ? {} : { title: this.#title }),
    };
    this.#events.push({ ...content, ...place, id: `e${seq}`, ts: this.#at, source: 'tab-1', seq } as SessionEvent);
    return this.wait(seconds);
  }

  wait(seconds: number): this {
    this.#at += Math.round(seconds * 1000);
    return this;
  }

  view(path: string, title?: string, seconds = 2): this {
    this.#url = `https://shop.example${path}`;
    this.#title = title;
    return this.add({ type: 'page_view' }, seconds);
  }

  /** Opens a product's page and looks at it. */
  look(id: string, seconds = 25): this {
    this.view(`/products/${id}`).wait(seconds);
    return this.add({ type: 'product_view', product: { id }, visibleMs: seconds * 1000, scrollDepth: 0.7 });
  }

  click(action: string, product?: WireProduct): this {
    return this.add({ type: 'click', element: { tag: 'button' }, action, ...(product ? { product } : {}) });
  }

  /** Clicks something that only its words explain. */
  press(text: string, selector?: string): this {
    return this.add({ type: 'click', element: { tag: 'button', text, ...(selector ? { selector } : {}) } });
  }

  track(name: string, properties: Properties = {}): this {
    return this.add({ type: 'custom', name, properties });
  }

  fill(form: string, name: string, seconds = 4): this {
    this.add({ type: 'form_focus', form, field: { name } }, seconds);
    return this.add({ type: 'form_blur', form, field: { name }, durationMs: seconds * 1000, filled: true });
  }

  error(form: string, name: string, label: string, constraint = 'patternMismatch'): this {
    return this.add({ type: 'form_error', form, field: { name, label }, constraint });
  }

  submit(form: string): this {
    return this.add({ type: 'form_submit', form });
  }

  agent(userAgent: string): this {
    this.#context.userAgent = userAgent;
    return this;
  }

  withoutCatalog(): this {
    this.#catalog = [];
    return this;
  }

  build(): UnderstandingInput {
    const endedAt = this.#events.at(-1)?.ts ?? START;
    const context: SessionContext = {
      organizationId: 'org_test',
      sessionId: 'ses_test',
      revision: 1,
      keyId: 'key_test',
      platform: 'web',
      startedAt: START,
      endedAt,
      ...this.#context,
    };
    const organization = { id: 'org_test', name: 'Fjord Electronics', language: 'en', currency: 'EUR' };
    return { session: { context, events: [...this.#events] }, organization, catalog: this.#catalog };
  }
}

export function session(): SessionBuilder {
  return new SessionBuilder();
}
