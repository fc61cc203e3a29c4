import { childOf, type JsonTree, type Place, placesIn, raw, replaceAt, treeOf, valueAt } from './json-tree.ts';
import { noJson, oddKey, oddValue } from './odd-values.ts';
import type { Random } from './random.ts';

/** What was done to a tree, and what it means for those around. */
export interface TreeMutation {
  name: string;
  /** The event that was changed, all others being as they were; null when more than one event may be concerned. */
  event: number | null;
  isJson: boolean;
}

type Change = (place: Place, random: Random) => void;

/** Changes of one value, wherever it stands. */
const CHANGES: readonly (readonly [name: string, change: Change, isJson: boolean])[] = [
  ['replaced', (place, random) => replaceAt(place, oddValue(random)), true],
  ['replaced', (place, random) => replaceAt(place, oddValue(random)), true],
  ['replaced', (place, random) => replaceAt(place, oddValue(random)), true],
  ['removed', removeAt, true],
  ['wrapped in a list', (place) => replaceAt(place, { kind: 'list', items: [valueAt(place)] }), true],
  ['wrapped in an object', (place) => replaceAt(place, { kind: 'object', entries: [['a', valueAt(place)]] }), true],
  ['written as text', (place) => replaceAt(place, raw(JSON.stringify(JSON.stringify('x')))), true],
  ['given a field', addField, true],
  ['given a key twice', doubleKey, true],
  ['made no JSON', (place, random) => replaceAt(place, noJson(random)), false],
];

/** Changes one thing in a batch; nothing when there is no list with events in it any more. */
export function mutateTree(batch: JsonTree, random: Random): TreeMutation {
  const events = childOf(batch, 'events');
  if (events?.kind !== 'list' || events.items.length === 0) return { name: 'nothing more', event: null, isJson: true };
  const [name, change, isJson] = random.pick(CHANGES);
  const where = random.below(10);
  if (where === 0) return { name: manyEvents(events, random), event: null, isJson: true };
  if (where < 4) {
    const inHead = placesIn(batch).filter(({ holder }) => !isWithin(holder, events));
    change(random.pick(inHead), random);
    return { name: `head: ${name}`, event: null, isJson };
  }
  const event = random.below(events.items.length);
  const own = { holder: events, index: event };
  const places = placesIn(valueAt(own));
  if (places.length > 0 && random.chance(0.9)) change(random.pick(places), random);
  else replaceAt(own, oddValue(random)); // an event that is removed would move the others up
  return { name: `event: ${name}`, event, isJson };
}

function isWithin(tree: JsonTree, whole: JsonTree): boolean {
  if (tree === whole) return true;
  const children = whole.kind === 'list' ? whole.items : whole.kind === 'object' ? whole.entries.map(([, v]) => v) : [];
  return children.some((child) => isWithin(tree, child));
}

function removeAt({ holder, index }: Place): void {
  if (holder.kind === 'list') holder.items.splice(index, 1);
  else holder.entries.splice(index, 1);
}

/** Adds a field to the object at a place, or to the one that holds it. */
function addField(place: Place, random: Random): void {
  const value = valueAt(place);
  const object = value.kind === 'object' ? value : place.holder;
  if (object.kind === 'object') object.entries.splice(random.below(3), 0, [oddKey(random), oddValue(random)]);
  else replaceAt(place, { kind: 'object', entries: [[oddKey(random), oddValue(random)]] });
}

/** Writes a key twice, before or after what it really is. */
function doubleKey(place: Place, random: Random): void {
  const { holder, index } = place;
  const entry = holder.kind === 'object' ? holder.entries[index] : undefined;
  if (holder.kind === 'object' && entry)
    holder.entries.splice(index + random.below(2), 0, [entry[0], oddValue(random)]);
  else addField(place, random);
}

/** Changes the list of events as a whole. */
function manyEvents(events: Extract<JsonTree, { kind: 'list' }>, random: Random): string {
  const first = events.items[0] ?? treeOf(null);
  switch (random.below(5)) {
    case 0:
      events.items = Array.from({ length: 501 }, () => first);
      return 'events: 501 of them';
    case 1:
      events.items = Array.from({ length: 500 }, () => treeOf({ t: 1 }));
      events.items[0] = treeOf({ type: 'custom', name: '\u0001'.repeat(1024) });
      events.items[random.below(500)] = treeOf({ type: 'nonsense' });
      return 'events: long name for 500 of them';
    case 2:
      events.items = [];
      return 'events: none';
    case 3:
      events.items.splice(random.below(events.items.length + 1), 0, oddValue(random));
      return 'events: another one';
    default:
      events.items = events.items.flatMap((item) => [item, item]);
      return 'events: each twice';
  }
}
