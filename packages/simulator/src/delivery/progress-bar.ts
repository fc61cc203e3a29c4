const WIDTH = 30;

/** One line that shows how much is done: `██████░░░░  120/200 sessions  3,410 events  48/s`. */
export function progressLine(done: number, total: number, events: number, elapsedMs: number): string {
  const filled = total === 0 ? WIDTH : Math.round((done / total) * WIDTH);
  const perSecond = elapsedMs > 0 ? Math.round((done / elapsedMs) * 1000) : 0;
  const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
  return `${bar}  ${done}/${total} sessions  ${events.toLocaleString('en')} events  ${perSecond}/s`;
}

/** Shows progress on a terminal in place; elsewhere one line for each tenth. */
export function showProgress(stream: NodeJS.WriteStream, total: number) {
  const startedAt = Date.now();
  let shownTenth = 0;
  return (done: number, events: number): void => {
    const line = progressLine(done, total, events, Date.now() - startedAt);
    if (stream.isTTY) {
      stream.write(`\r${line}${done === total ? '\n' : ''}`);
      return;
    }
    const tenth = Math.floor((done / total) * 10);
    if (tenth > shownTenth) stream.write(`${line}\n`);
    shownTenth = tenth;
  };
}
