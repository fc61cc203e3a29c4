import type { Page } from '../../core/page.ts';
import { redactText, redactUrl } from '../../core/redact.ts';
import type { TrackedEvent } from '../../core/tracked-event.ts';
import type { Calls } from '../../options.ts';
import type { Place } from '../app/place.ts';
import { CHANNEL, FLUSH_CHANNEL, type WindowPage } from './channel.ts';
import type { ElectronMainOptions, WindowMessage } from './options.ts';
import { readMessage } from './read-message.ts';

export interface HearingParts extends Required<Pick<ElectronMainOptions, 'ipcMain' | 'isTrusted'>> {
  calls: Omit<Calls<object>, 'track' | 'timeEvent'>;
  place: Place;
  onEvent(event: TrackedEvent, page: Page): void;
}

/** Pages of windows that are remembered, so that their events share them. */
const MOST_PAGES = 100;

/** Takes in what windows tell by their bridge. @returns the end of it */
export function hearWindows({ ipcMain, isTrusted, calls, place, onEvent }: HearingParts): () => void {
  const pages = new Map<string, Page>();
  /** Windows that were trusted before: the last words of a page come from a frame that has gone. */
  const known = new Set<number>();

  const mayTell = ({ sender, senderFrame }: WindowMessage) => {
    if (!senderFrame) return known.has(sender.id);
    const isGood = !senderFrame.parent && isTrusted(senderFrame.url);
    if (isGood) known.add(sender.id);
    else known.delete(sender.id);
    return isGood;
  };
  /** The same object for each event of a visit to a page, with the title that is known by now. */
  const pageOf = (window: number, { id, url, title }: WindowPage): Page => {
    const key = `${window} ${id} ${url}`;
    const page = pages.get(key) ?? { url: redactUrl(url) };
    if (title) page.title = redactText(title);
    pages.delete(key);
    pages.set(key, page);
    const [oldest] = pages.keys();
    if (pages.size > MOST_PAGES && oldest !== undefined) pages.delete(oldest);
    return page;
  };
  const hear = (message: WindowMessage, text: unknown) => {
    const said = mayTell(message) && readMessage(text);
    if (!said) return;
    const { event, call, given = [] } = said;
    const page = pageOf(message.sender.id, said.page);
    place.show(page);
    if (event) onEvent(event as TrackedEvent, page);
    if (call) (calls[call] as (...given: unknown[]) => void)(...given);
  };
  /** A listener that throws would end the application. */
  const hearSafely = (message: WindowMessage, text: unknown) => {
    try {
      hear(message, text);
    } catch {} // the window said something that makes no sense
  };

  ipcMain.on(CHANNEL, hearSafely);
  ipcMain.handle(FLUSH_CHANNEL, (message) => (mayTell(message) ? calls.flush() : Promise.resolve()));
  return () => {
    ipcMain.removeListener(CHANNEL, hearSafely);
    ipcMain.removeHandler(FLUSH_CHANNEL);
  };
}
