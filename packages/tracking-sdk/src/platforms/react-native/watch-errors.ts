import type { Client } from '../../core/client.ts';
import type { Guard } from '../../core/counters.ts';
import { redactText } from '../../core/redact.ts';
import { cut } from '../../core/text.ts';
import type { ErrorHandler, ErrorUtilsLike } from './options.ts';

/** Where in the bundle an error arose, by the first line of its stack: `at pay (index.android.bundle:1:20451)`. */
const PLACE = /:(\d{1,9}):(\d{1,9})\)?\s*$/m;

/** Sends errors that nothing caught, then lets the application's own handler do what it always did. */
export function watchErrors(errorUtils: ErrorUtilsLike, client: Client, guard: Guard): () => void {
  const original = errorUtils.getGlobalHandler();
  let isOver = false;
  const note = guard((error: unknown, isFatal?: boolean) => {
    if (isOver) return;
    const { name, message = error, stack } = { ...describe(error) };
    const [, line, column] = PLACE.exec(`${stack}`) ?? [];
    client.emit({
      type: 'error',
      message: cut(redactText(cut(message, 1000)), 1000),
      name: name ? cut(name) : undefined,
      origin: 'exception',
      line: line ? Number(line) : undefined,
      column: column ? Number(column) : undefined,
    });
    // The original ends the application, so what is told has to be on its way before.
    if (isFatal) client.leave();
  });
  const handler: ErrorHandler = (error, isFatal) => {
    note(error, isFatal);
    return original?.(error, isFatal);
  };
  errorUtils.setGlobalHandler(handler);
  return () => {
    isOver = true;
    // A handler that somebody wrapped again can't be taken out; it only passes errors on.
    if (errorUtils.getGlobalHandler() === handler) errorUtils.setGlobalHandler(original);
  };
}

/** The parts of an error; anything can be thrown. */
function describe(error: unknown): { name?: unknown; message?: unknown; stack?: unknown } {
  if (typeof error !== 'object' || !error) return {};
  const { name, message, stack } = error as Error;
  return { name, message, stack };
}
