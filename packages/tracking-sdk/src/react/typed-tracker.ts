import type { CROWTracker, Properties } from '../index.ts';

/** Your events: their names, and the properties that each has. `undefined` for an event without any. */
export type EventProperties = { [name: string]: Properties | undefined };

/** The arguments after an event's name: none, some that may be left out, or properties that are needed. */
export type PropertiesOf<Events, Name extends keyof Events> = undefined extends Events[Name]
  ? [properties?: Exclude<Events[Name], undefined>]
  : [properties: Events[Name]];

/** A tracker that knows your events. */
export type TypedTracker<Events> = Omit<CROWTracker, 'track'> & {
  track<Name extends keyof Events & string>(name: Name, ...properties: PropertiesOf<Events, Name>): void;
};
