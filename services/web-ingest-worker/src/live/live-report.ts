import {
  type BatchReceipt,
  clientTime,
  correctedTime,
  deviceTypeOf,
  type LiveEvent,
  type WireEvent,
} from '@crow/contracts';
import type { JudgedBatch } from '../batches/judge-batch.ts';

/** What the session object tells the Worker of a batch, for the live view; never leaves the Worker. */
export interface LiveReport {
  /** The session that stored it. */
  sessionId: string;
  events: number;
  rejected: number;
  duplicate: boolean;
  at: number;
  path: string;
  visitorId?: string;
  deviceType?: string;
  recent: LiveEvent[];
}

/** Newest events of one batch that the live view may show. */
const RECENT_EVENTS = 5;
const LABEL_LENGTH = 80;
const PATH_LENGTH = 200;

/** Sums a stored batch up for the live view. */
export function liveReport(
  batch: JudgedBatch,
  { sessionId, ...clock }: { sessionId: string; receivedAt: number; sentAt: number | null },
  receipt: BatchReceipt,
): LiveReport {
  const { head } = batch;
  const { duplicate } = receipt;
  const stored = !duplicate && receipt.accepted > 0;
  const shown = stored ? batch.accepted.slice(-RECENT_EVENTS) : [];
  const pageOf = (event: WireEvent) => (event.page === undefined ? undefined : head.pages?.[event.page]);
  const recent = shown.map((event) => ({
    sessionId,
    type: event.type,
    label: labelOf(event, pageOf(event)?.title).slice(0, LABEL_LENGTH).toWellFormed(),
    path: pathOf(event.url ?? pageOf(event)?.url),
    at: correctedTime(clientTime(event, head), clock),
  }));
  const deviceType = deviceTypeOf(head.context);
  return {
    sessionId,
    events: duplicate ? 0 : receipt.accepted,
    rejected: duplicate ? 0 : receipt.rejected.length,
    duplicate,
    at: clock.receivedAt,
    path: recent.at(-1)?.path ?? '',
    ...(head.visitorId === undefined ? {} : { visitorId: head.visitorId }),
    ...(deviceType && { deviceType }),
    recent,
  };
}

/** What happened, in the page's own words; never what a person typed or who they are. */
function labelOf(event: WireEvent, pageTitle: string | undefined): string {
  switch (event.type) {
    case 'page_view':
      return event.title ?? pageTitle ?? '';
    case 'click':
      return event.action ?? event.element.text ?? event.element.tag;
    case 'rage_click':
    case 'dead_click':
      return event.element.text ?? event.element.tag;
    case 'product_view':
      return event.product.name ?? event.product.id;
    case 'custom':
      return event.name;
    case 'form_submit':
    case 'form_abandon':
      return event.form;
    case 'form_focus':
    case 'form_blur':
    case 'form_error':
      return event.field.label ?? event.field.name;
    default:
      return '';
  }
}

/** The path of a URL without query and fragment, which may name people; empty for no URL. */
export function pathOf(url: string | undefined): string {
  if (url === undefined) return '';
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  return (path || '/').slice(0, PATH_LENGTH).toWellFormed();
}
