import type { Connection } from './connection.ts';

/** The script that a tag loads. */
export interface ServedScript {
  /** Its place at the endpoint. */
  path: string;
  /** Its hash as browsers check it (Subresource Integrity). */
  integrity: string;
}

/** Keeps calls until the tracker has loaded, and does nothing else. */
const QUEUE = 'window.crow = window.crow || function () { (crow.q = crow.q || []).push(arguments) }';

/**
 * The lines for a page's head.
 * @param stub text of the script that also sends a visit which ends before the tracker has loaded; undefined: calls are only kept
 * @param pinned whether the browser shall refuse any other version of the tracker
 */
export function scriptTag(
  { apiKey, endpoint }: Connection,
  tracker: ServedScript,
  { stub, pinned }: { stub: string | undefined; pinned: boolean },
): string {
  return [
    `<script>${stub ?? QUEUE}</script>`,
    '<script',
    '  async',
    `  src="${endpoint}${tracker.path}"`,
    ...(pinned ? [`  integrity="${tracker.integrity}"`, '  crossorigin="anonymous"'] : []),
    `  data-api-key="${apiKey}"`,
    `  data-endpoint="${endpoint}"`,
    '></script>',
  ].join('\n');
}
