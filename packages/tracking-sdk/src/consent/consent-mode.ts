import { type Consent, consentBy, type Purpose } from './purposes.ts';
import { readPath } from './read-path.ts';

/** A `gtag('consent', …)` command as it lies in the data layer. */
export interface ConsentCommand {
  kind: 'default' | 'update';
  /** `granted` or `denied` by consent type. */
  types: Record<string, unknown>;
  /** Where the default holds, ISO 3166-2 codes; everywhere when there are none. */
  regions: string[];
  /** How long a decision may take to arrive, milliseconds. */
  waitMs: number;
}

export type ConsentTypes = Partial<Record<Purpose, readonly string[]>>;

/** Consent types of Google's Consent Mode v2 that all have to be granted, as far as the page speaks of them. */
const TYPES: ConsentTypes = {
  analytics: ['analytics_storage'],
  personalization: ['personalization_storage', 'ad_personalization'],
};

/** Reads an entry of the data layer; undefined when it is no consent command. */
export function consentCommandOf(entry: unknown): ConsentCommand | undefined {
  const kind = readPath(entry, 1);
  const types = readPath(entry, 2);
  if (readPath(entry, 0) !== 'consent' || (kind !== 'default' && kind !== 'update')) return undefined;
  if (!types || typeof types !== 'object') return undefined;
  const regions = [readPath(types, 'region') ?? []].flat().map((it) => `${it}`.toUpperCase());
  return { kind, types: { ...types }, regions, waitMs: Number(readPath(types, 'wait_for_update')) || 0 };
}

/**
 * What consent commands say together, by the rules of Consent Mode: an update counts before each default, and the
 * default of a state before that of its country before that of everywhere.
 * @param region where the visitor is, `DE` or `US-CA`. Without it, what any region's default denies is denied.
 */
export function consentFromCommands(
  commands: readonly ConsentCommand[],
  types: ConsentTypes = {},
  region?: string,
): Partial<Consent> {
  const groups: ConsentTypes = { ...TYPES, ...types };
  return consentBy((purpose) => {
    const said = (groups[purpose] ?? []).map((type) => stateOf(commands, type, region?.toUpperCase()));
    const known = said.filter((state) => state !== undefined);
    return known.length > 0 ? known.every((state) => state === 'granted') : undefined;
  });
}

function stateOf(commands: readonly ConsentCommand[], type: string, region: string | undefined): unknown {
  const about = commands.filter(({ types }) => types[type] === 'granted' || types[type] === 'denied');
  const last = (matches: (command: ConsentCommand) => boolean) => about.findLast(matches)?.types[type];
  const update = last(({ kind }) => kind === 'update');
  if (update) return update;
  const everywhere = last(({ regions }) => regions.length === 0);
  if (!region) return about.some((it) => it.regions.length > 0 && it.types[type] === 'denied') ? 'denied' : everywhere;
  const within = (place: string) => last(({ regions }) => regions.includes(place));
  return within(region) ?? within(region.slice(0, 2)) ?? everywhere;
}
