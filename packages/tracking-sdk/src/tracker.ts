import { createCounters } from './core/counters.ts';
import { productOf } from './core/product.ts';
import { snapshotOf } from './core/properties.ts';
import { cut } from './core/text.ts';
import type { Counters, CROWOptions, Product, Properties } from './options.ts';
import { pageViewOf } from './trackers/page-views.ts';
import { watchProducts } from './trackers/products.ts';
import { createTracking, type Tracking } from './tracking.ts';

/**
 * Tracks what visitors do on a page and delivers it to CROW.
 *
 * It begins with its construction. No method throws into the page, and none does anything where tracking is not
 * possible or not wanted: on a server, with Do Not Track or Global Privacy Control, after {@link optOut}.
 *
 * @example
 * const crow = new CROWTracker({ apiKey: 'crow_pk_…', endpoint: 'https://crow.example' });
 * crow.track('newsletter_signup', { placement: 'footer' });
 */
export class CROWTracker {
  /** What became of the events of this page. */
  readonly counters: Counters = createCounters();
  #tracking: Tracking;

  constructor(options: CROWOptions) {
    this.#tracking = createTracking(options ?? {}, this.counters);
  }

  /**
   * Sends an event of your own.
   * @param name what happened, `newsletter_signup`
   * @param properties JSON values, copied at once; what JSON can't say is left out
   */
  track(name: string, properties?: Properties): void {
    this.#tracking.call(({ client }) => {
      if (name) client.emit({ type: 'custom', name: cut(name), properties: snapshotOf(properties) });
    });
  }

  /** Sends a page view, for navigations that change no address. */
  page(): void {
    this.#tracking.call(({ client, context }) => client.emit(pageViewOf(context.window, 'manual')));
  }

  /**
   * Says who the visitor is; later events carry the id, also on the next pages, until {@link reset}.
   * @param userId your own id of the person, better no e-mail address
   */
  identify(userId: string, traits?: Properties): void {
    this.#tracking.call(({ client }) => userId && client.identify(userId, traits));
  }

  /** Says which product this page shows. Its visible time counts until the next navigation or the next call. */
  productView(product: Product): void {
    this.#tracking.call((run) => {
      const known = productOf({ ...product });
      if (!known) return;
      run.products ??= watchProducts(run.context, false);
      run.products.show(known);
    });
  }

  /** Sends what waits. Resolves when the try has ended, also when it failed: then it is tried again later. */
  async flush(): Promise<void> {
    await this.#tracking.flush();
  }

  /** Ends tracking and deletes everything that it kept on the device; only the refusal itself is remembered there. */
  optOut(): void {
    this.#tracking.optOut();
  }

  /** Takes {@link optOut} back and begins to track. */
  optIn(): void {
    this.#tracking.optIn();
  }

  /** Another person uses the browser from now on, as after a logout: new visitor id, new session. */
  reset(): void {
    this.#tracking.call(({ client }) => client.reset());
  }

  /** Ends tracking on this page; what waits is still sent. */
  shutdown(): void {
    this.#tracking.shutdown();
  }
}
