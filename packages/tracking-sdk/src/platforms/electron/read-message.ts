import { CALLS, type CallName, MESSAGE_LENGTH, type WindowPage, type WindowSaid } from './channel.ts';

/** Types of events that a window may tell; what they hold is judged by the server, event by event. */
const TYPES =
  /^(page_view|click|rage_click|dead_click|form_submit|form_focus|form_blur|form_error|form_abandon|product_view|performance|error|request_failed|custom)$/;

/** Reads a message of a window; undefined when it is none of ours. */
export function readMessage(message: unknown): WindowSaid | undefined {
  if (typeof message !== 'string' || message.length > MESSAGE_LENGTH) return undefined;
  const { page, event, call, given = [] } = parsed(message) as Partial<WindowSaid>;
  if (!isPage(page) || !Array.isArray(given)) return undefined;
  if (event && !TYPES.test(event.type)) return undefined;
  if (call && !isCall(call, given[0])) return undefined;
  return { page, given, ...(event && { event }), ...(call && { call }) };
}

/** Whether a call may be made with what was given first. */
function isCall(call: CallName, given: unknown): boolean {
  if (call === 'setConsent')
    return isObject(given) && Object.values(given).every((value) => typeof value === 'boolean');
  if (call === 'register') return isObject(given);
  return CALLS.includes(call) && (call === 'reset' || typeof given === 'string');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {}; // not JSON
  }
}

function isPage(page: Partial<WindowPage> | undefined): page is WindowPage {
  const { id, url, title } = page ?? {};
  return typeof id === 'number' && typeof url === 'string' && /^(string|undefined)$/.test(typeof title);
}
