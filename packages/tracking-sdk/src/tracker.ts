import { snapshotOf } from './core/properties.ts';
import { cut } from './core/text.ts';
import type { AnyEvents, Audit, Consent, CROWOptions, Product, Properties, PropertiesOf } from './options.ts';
import { pageViewOf } from './trackers/page-views.ts';
import { watchProducts } from './trackers/products.ts';
import { createTracking, type Tracking } from './tracking.ts';

/**
 * Tracks what visitors do on a page and delivers it to CROW.
 *
 * It begins with its construction. No method throws into the page, and none does anything where tracking is not
 * possible or not wanted: on a server, with Do Not Track or Global Privacy Control, after {@link optOut}.
 *
 * @typeParam Events names of your own events with their properties; a wrong name or property is a compile error
 * @example
 * const crow = new CROWTracker({ apiKey: 'crow_pk_…', endpoint: 'https://crow.example' });
 * crow.track('newsletter_signup', { placement: 'footer' });
 */
export class CROWTracker<Events extends object = AnyEvents> {
  #tracking: Tracking;
  /** When events were begun by {@link timeEvent}, milliseconds of a clock that is never set. */
  #begun = new Map<string, number>();

  constructor(options: CROWOptions) {
    this.#tracking = createTracking(options ?? {});
  }

  /**
   * Sends an event of your own.
   * @param name what happened, `newsletter_signup`
   * @param properties JSON values, copied at once; what JSON can't say is left out
   */
  track<Name extends keyof Events & string>(name: Name, ...[properties]: PropertiesOf<Events[Name]>): void {
    this.#tracking.call(({ client }) => {
      if (!name) return;
      const begun = this.#begun.get(name);
      this.#begun.delete(name);
      const durationMs = begun && Math.round(performance.now() - begun);
      const given = snapshotOf(properties);
      client.emit({ type: 'custom', name: cut(name), properties: durationMs ? { durationMs, ...given } : given });
    });
  }

  /** Begins to time an event: the next {@link track} with this name carries its `durationMs`. */
  timeEvent(name: keyof Events & string): void {
    this.#tracking.call(() => this.#begun.set(name, performance.now()));
  }

  /** Sends a page view, for navigations that change no address. */
  page(): void {
    this.#tracking.call(({ client }) => client.emit(pageViewOf('manual')));
  }

  /**
   * Says who the visitor is; later events carry the id, also on the next pages, until {@link reset}.
   * @param userId your own id of the person, better no e-mail address
   */
  identify(userId: string, traits?: Properties): void {
    this.#tracking.call(({ client }) => userId && client.identify(userId, traits));
  }

  /** Says for which organization, account or team the visitor acts, until {@link reset}. */
  group(groupId: string, traits?: Properties): void {
    this.#tracking.call(({ client }) => groupId && client.group(groupId, traits));
  }

  /** Sets properties that all events carry from now on, also on the next pages, until {@link unregister}. */
  register(properties: Properties): void {
    this.#tracking.call(({ client }) =>
      client.change({ properties: { ...client.person().properties, ...snapshotOf(properties) } }),
    );
  }

  /** Takes a registered property back. */
  unregister(name: string): void {
    this.#tracking.call(({ client }) =>
      client.change({ properties: { ...client.person().properties, [name]: undefined } }),
    );
  }

  /** Says which product this page shows. Its visible time counts until the next navigation or the next call. */
  productView(product: Product): void {
    this.#tracking.call((run) => {
      run.products ??= watchProducts(run.context, false);
      run.products(product);
    });
  }

  /** Sends what waits. Resolves when the try has ended, also when it failed: then it is tried again later. */
  async flush(): Promise<void> {
    await this.#tracking.flush();
  }

  /**
   * Says what the visitor agrees to; what is not named stays as it was. Where consent is required, this releases the
   * events that were held, or erases them.
   */
  setConsent(consent: Partial<Consent>): void {
    this.#tracking.setConsent(consent);
  }

  /** Ends tracking and deletes everything that it kept on the device; only the refusal itself is remembered there. */
  optOut(): void {
    this.setConsent({ analytics: false });
  }

  /** Takes {@link optOut} back and begins to track. */
  optIn(): void {
    this.setConsent({ analytics: true });
  }

  /** Another person uses the browser from now on, as after a logout: new visitor id, new session. */
  reset(): void {
    this.#tracking.call(({ client }) => client.reset());
  }

  /** What the SDK did on this page, and what it cost. */
  audit(): Audit {
    return this.#tracking.audit();
  }

  /** Ends tracking on this page; what waits is still sent. */
  shutdown(): void {
    this.#tracking.shutdown();
  }
}
