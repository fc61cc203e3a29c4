import type { Properties, WireEvent, WireProduct } from '@crow/contracts';
import type { Random } from '../random/random.ts';
import type { Product } from './product.ts';

/** An event before it is put on the wire; `at` counts from the visit's beginning, milliseconds. */
export interface VisitEvent {
  at: number;
  page: { url: string; title: string };
  event: WireEvent;
}

/** Pages that are not of a product. */
const TITLES: Record<string, string> = {
  '/': 'Fjord Electronics',
  '/cart': 'Your cart',
  '/checkout': 'Checkout',
  '/compare': 'Compare',
  '/help': 'Help',
  '/returns': 'Returns',
  '/search': 'Search',
};

/**
 * A visit in the making: each method is something the visitor does, and takes the time that it would take.
 * The events are those that the SDK would have seen on the pages of the demo shop.
 */
export class Visit {
  readonly events: VisitEvent[] = [];
  readonly #random: Random;
  readonly #origin: string;
  #at = 0;
  #page = { url: '', title: '' };
  #hurry = false;

  constructor(random: Random, origin: string) {
    this.#random = random;
    this.#origin = origin;
  }

  /** Milliseconds since the visit began. */
  get elapsed(): number {
    return this.#at;
  }

  /** Lets time pass. */
  wait(seconds: number): this {
    this.#at += Math.round(seconds * 1000);
    return this;
  }

  /** Reads for a while, about as long as people do. */
  read(minSeconds: number, maxSeconds: number): this {
    return this.wait(minSeconds + this.#random.number() * (maxSeconds - minSeconds));
  }

  /** From now on pages follow each other in constant time, as a program would ask for them. */
  everyMilliseconds(): this {
    this.#hurry = true;
    return this;
  }

  open(path: string, title?: string, referrer?: string): this {
    const [base = path] = path.split('?');
    const first = this.#page.url === '';
    this.#page = { url: this.#origin + path, title: title ?? TITLES[base] ?? 'Fjord Electronics' };
    this.#add({
      type: 'page_view',
      navigation: first ? 'load' : 'route',
      ...(referrer === undefined ? {} : { referrer }),
    });
    return this.#hurry ? this.wait(0.4) : this.wait(0.6 + this.#random.number());
  }

  openCategory(name: string): this {
    return this.open(`/categories/${name.toLowerCase().replaceAll(' ', '-')}`, name);
  }

  /** Opens a product's page and looks at it. */
  look(product: Product, minSeconds: number, maxSeconds: number): this {
    this.open(product.url, product.name);
    const before = this.#at;
    this.read(minSeconds, maxSeconds);
    this.#add({
      type: 'product_view',
      product: namedProduct(product),
      visibleMs: this.#at - before,
      scrollDepth: Math.round((0.3 + 0.7 * this.#random.number()) * 100) / 100,
      found: 'attribute',
    });
    return this;
  }

  click(action: string, text: string, product?: Product): this {
    const x = this.#random.between(20, 360);
    const y = this.#random.between(80, 1400);
    this.#add({
      type: 'click',
      element: { tag: 'button', text, attributes: { action } },
      action,
      ...(product ? { product: namedProduct(product) } : {}),
      x,
      y,
    });
    return this.wait(0.4 + this.#random.number());
  }

  addToCart(product: Product): this {
    return this.click('add_to_cart', 'Add to cart', product);
  }

  track(name: string, properties: Properties): this {
    this.#add({ type: 'custom', name, properties });
    return this.wait(0.2);
  }

  search(query: string, results: number): this {
    this.open(`/search?q=${encodeURIComponent(query)}`, `Search: ${query}`);
    return this.track('search', { query, results });
  }

  identify(userId: string): this {
    this.#add({ type: 'identify', userId });
    return this;
  }

  /** Fills a field of a form; what was typed is never seen. */
  fill(form: string, name: string, type: string, label: string): this {
    this.#add({ type: 'form_focus', form, field: { name, type, label } });
    const before = this.#at;
    this.read(2, 8);
    this.#add({ type: 'form_blur', form, field: { name, type, label }, durationMs: this.#at - before, filled: true });
    return this;
  }

  formError(form: string, name: string, label: string, constraint: string): this {
    this.#add({ type: 'form_error', form, field: { name, label }, constraint });
    return this.wait(0.5);
  }

  submit(form: string, fields: number): this {
    this.#add({ type: 'form_submit', form, fields });
    return this.wait(0.8);
  }

  #add(event: WireEvent): void {
    this.events.push({ at: this.#at, page: this.#page, event });
  }
}

function namedProduct({ id, name, category, price, currency }: Product): WireProduct {
  return { id, name, category, price, currency };
}
