import type { MessageType } from '@crow/segment-mapping';

/** What an address of Segment's API, or of RudderStack's, is for. */
export type SegmentRoute =
  | { kind: 'messages'; type: MessageType | 'batch' }
  | { kind: 'segment_settings'; writeKey: string }
  | { kind: 'rudder_settings' };

const BATCH: SegmentRoute = { kind: 'messages', type: 'batch' };
const call = (type: MessageType): SegmentRoute => ({ kind: 'messages', type });

const ROUTES: ReadonlyMap<string, SegmentRoute> = new Map([
  ...named('track', 't', call('track')),
  ...named('page', 'p', call('page')),
  ...named('screen', 's', call('screen')),
  ...named('identify', 'i', call('identify')),
  ...named('group', 'g', call('group')),
  ...named('alias', 'a', call('alias')),
  ...named('batch', 'b', BATCH),
  ['/v1/import', BATCH],
  ['/beacon/v1/batch', BATCH],
  ['/sourceConfig', { kind: 'rudder_settings' }],
  ['/sourceConfig/', { kind: 'rudder_settings' }],
]);

/** A call by its name and by the letter that browsers use. */
function named(name: string, letter: string, route: SegmentRoute): [string, SegmentRoute][] {
  return [name, letter].map((path) => [`/v1/${path}`, route]);
}

/** The route of a path, undefined for paths of other APIs. */
export function segmentRouteOf(pathname: string): SegmentRoute | undefined {
  const writeKey = /^\/v1\/projects\/([^/]+)\/settings$/.exec(pathname)?.[1];
  return writeKey === undefined ? ROUTES.get(pathname) : { kind: 'segment_settings', writeKey };
}
