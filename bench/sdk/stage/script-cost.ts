import type { Browser, Page } from '@playwright/test';

/** What a script took of the page's main thread, milliseconds. */
export interface ScriptCost {
  /** By the clock: also waits for other processes, and for others on the machine. */
  wallMs: number;
  /** On the processor. */
  processorMs: number;
}

/** The part of a trace event that is read (Trace Event Format); times in microseconds. */
interface TraceEvent {
  name: string;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string } };
}

/**
 * Loads a script into a page by its address, as sites do, and takes from the browser's own trace what its evaluation
 * took of the main thread: compiling what was not compiled beside it, and running to the end of the script.
 * @throws when the trace does not have it
 */
export async function costOfScript(browser: Browser, page: Page, path: string): Promise<ScriptCost> {
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  await page.evaluate(async (path) => {
    // The page has come to rest.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const script = document.createElement('script');
    script.src = path;
    await new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }, path);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const event = trace.traceEvents.find(
    ({ name, args }) => name === 'EvaluateScript' && args?.data?.url?.endsWith(path),
  );
  if (event?.dur === undefined || event.tdur === undefined) throw new Error(`${path} is not in the trace`);
  return { wallMs: event.dur / 1000, processorMs: event.tdur / 1000 };
}
