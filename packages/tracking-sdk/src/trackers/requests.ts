import type { PluginContext } from '../core/context.ts';
import { now } from '../core/element.ts';
import { redactUrl } from '../core/redact.ts';
import { cut } from '../core/text.ts';

/** Of one page. */
const MOST_FAILURES = 20;

/** A request on its way: method, address, and when it began by the page's clock. */
type Asked = [method: unknown, url: unknown, at: number];

/**
 * Sends requests of the page, by `fetch` and `XMLHttpRequest`, that had no answer or one that is an error. One that
 * the page itself took back has not failed. Our own are never told.
 */
export function trackRequests({ emit, endpoint, guard, onNavigation, onStop }: PluginContext): void {
  const { fetch } = window;
  const { prototype } = XMLHttpRequest;
  const { open } = prototype;
  const asked = new WeakMap<XMLHttpRequest, Asked>();
  let told = 0;

  const tell = guard(([method, url, at]: Asked, status: number) => {
    const { href } = new URL(`${url}`, document.baseURI);
    if (!/^http/.test(href) || href.startsWith(endpoint) || told++ >= MOST_FAILURES) return;
    emit({
      type: 'request_failed',
      request: redactUrl(href),
      method: cut(method).toUpperCase(),
      status,
      durationMs: now() - at,
    });
  });

  const ownFetch: typeof fetch = async function (this: unknown, ...args) {
    const [target, init] = args;
    const { url = target, method = 'GET' } = Object(target);
    const sent: Asked = [init?.method ?? method, url, now()];
    try {
      const answer = await fetch.apply(this as Window, args);
      if (answer.status >= 400) tell(sent, answer.status);
      return answer;
    } catch (error) {
      // Whatever else ends a request is the page's doing: an abort, a time limit of its own.
      if ((error as Error | undefined)?.name === 'TypeError') tell(sent, 0);
      throw error;
    }
  };
  window.fetch = ownFetch;
  const ownOpen = function (this: XMLHttpRequest, ...args: unknown[]) {
    Reflect.apply(open, this, args);
    guard(() => {
      const isNew = !asked.has(this);
      asked.set(this, [args[0], args[1], now()]);
      if (!isNew) return;
      for (const type of ['load', 'error'])
        this.addEventListener(type, () => {
          if (type === 'error' || this.status >= 400) tell(asked.get(this) as Asked, this.status);
        });
    })();
  };
  prototype.open = ownOpen;
  onNavigation(() => {
    told = 0;
  });

  onStop(() => {
    if (window.fetch === ownFetch) window.fetch = fetch;
    if (prototype.open === ownOpen) prototype.open = open;
  });
}
