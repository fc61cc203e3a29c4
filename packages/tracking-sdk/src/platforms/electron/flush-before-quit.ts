import type { ElectronApp } from './options.ts';

/**
 * Holds quitting up, once, until what waits is sent or `waitMs` have passed. What could not be sent is on the disk, and
 * is sent at the next start. @returns the end of it
 */
export function flushBeforeQuit(app: ElectronApp, flush: () => Promise<void>, waitMs: number): () => void {
  let isDone = false;
  const onQuit = (event: { preventDefault(): void }) => {
    if (isDone) return;
    isDone = true;
    event.preventDefault();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, waitMs);
    });
    const goOn = () => {
      clearTimeout(timer);
      // Electron has to be through with the first attempt before it hears of the second.
      setImmediate(() => app.quit());
    };
    void Promise.race([flush(), late]).then(goOn, goOn);
  };
  app.on('before-quit', onQuit);
  return () => app.removeListener('before-quit', onQuit);
}
