import { useSyncExternalStore } from 'react';
import { findProduct } from '../catalog/catalog.ts';
import { createStoredValue } from '../storage/stored-value.ts';
import { readIds, toggleId } from './ids.ts';

const ids = createStoredValue('fjord.comparison', (stored) =>
  readIds(Array.isArray(stored) ? stored : [], (id) => findProduct(id) !== undefined),
);

/** Ids of the products that the visitor wants to compare. */
export function useComparison(): readonly string[] {
  return useSyncExternalStore(ids.subscribe, ids.get);
}

/** Puts a product on the list, or takes it off again. */
export function toggleComparison(id: string): void {
  ids.set(toggleId(ids.get(), id));
}

export function setComparison(next: readonly string[]): void {
  ids.set([...next]);
}
