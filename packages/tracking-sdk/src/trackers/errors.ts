import type { PluginContext } from '../core/context.ts';
import { redactText, redactUrl } from '../core/redact.ts';
import { cut } from '../core/text.ts';

/** Of one page; a page that fails all the time says nothing new. */
const MOST_ERRORS = 10;

/** Sends exceptions and rejections that the page did not catch, equal ones once a page. */
export function trackErrors({ emit, listen, onNavigation }: PluginContext): void {
  const told = new Set<string>();
  const tell = (
    origin: 'exception' | 'rejection',
    thrown: unknown,
    { message, filename, lineno, colno }: Partial<ErrorEvent>,
  ) => {
    const { name, message: own } = Object(thrown);
    const text = redactText(cut(own || message || thrown, 500));
    const key = text + filename + lineno;
    if (told.size >= MOST_ERRORS || told.has(key)) return;
    told.add(key);
    emit({
      type: 'error',
      origin,
      message: text,
      name: name ? cut(name) : undefined,
      script: filename ? redactUrl(filename) : undefined,
      line: lineno || undefined,
      column: colno || undefined,
    });
  };

  // Without a message it is an element whose file did not load.
  listen<ErrorEvent>('error', (event) => event.message && tell('exception', event.error, event));
  listen<PromiseRejectionEvent>('unhandledrejection', ({ reason }) => tell('rejection', reason, {}));
  onNavigation(() => told.clear());
}
