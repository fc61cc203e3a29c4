/**
 * JSON as a tree that can be written in ways that no object of JavaScript can: with keys that stand twice, and with pieces of
 * text that are no values, or none that `JSON.stringify` would write.
 */
export type JsonTree =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: JsonTree[] }
  | { kind: 'object'; entries: [key: string, value: JsonTree][] };

/** A piece of JSON text, right or wrong, as it is to be written. */
export function raw(text: string): JsonTree {
  return { kind: 'text', text };
}

/** A value as a tree. */
export function treeOf(value: unknown): JsonTree {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(treeOf) };
  if (typeof value !== 'object' || value === null) return raw(JSON.stringify(value));
  return { kind: 'object', entries: Object.entries(value).map(([key, item]) => [key, treeOf(item)]) };
}

/** Writes a tree as text. Keys are written as `JSON.stringify` does, so that a lone surrogate in one becomes an escape. */
export function written(tree: JsonTree): string {
  switch (tree.kind) {
    case 'text':
      return tree.text;
    case 'list':
      return `[${tree.items.map(written).join(',')}]`;
    case 'object':
      return `{${tree.entries.map(([key, value]) => `${JSON.stringify(key)}:${written(value)}`).join(',')}}`;
  }
}

/** The value of a key of an object, as who parses it finds it: the last one. */
export function childOf(tree: JsonTree, key: string): JsonTree | undefined {
  return tree.kind === 'object' ? tree.entries.findLast(([name]) => name === key)?.[1] : undefined;
}

/** Where a value stands: what holds it, and how to replace it there. */
export interface Place {
  holder: Extract<JsonTree, { kind: 'list' | 'object' }>;
  index: number;
}

/** All places below a tree, its own not among them. */
export function placesIn(tree: JsonTree): Place[] {
  if (tree.kind === 'text') return [];
  const children = tree.kind === 'list' ? tree.items : tree.entries.map(([, value]) => value);
  return children.flatMap((child, index) => [{ holder: tree, index }, ...placesIn(child)]);
}

export function valueAt({ holder, index }: Place): JsonTree {
  const value = holder.kind === 'list' ? holder.items[index] : holder.entries[index]?.[1];
  if (!value) throw new Error('the place is gone');
  return value;
}

export function replaceAt({ holder, index }: Place, value: JsonTree): void {
  if (holder.kind === 'list') holder.items[index] = value;
  else {
    const entry = holder.entries[index];
    if (entry) entry[1] = value;
  }
}
