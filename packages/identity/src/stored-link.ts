/** A link as it is kept. */
export interface StoredLink {
  linkId: string;
  kind: 'identify' | 'alias';
  fromId: string;
  toId: string;
  /** When it was first told. */
  at: number;
  undone: boolean;
  /** The visitor on whom it was told took it back: none of its evidence counts. */
  withdrawn?: boolean;
}

/** The order in which links count: by their evidence, never by when they were stored. */
export function inOrder(a: StoredLink, b: StoredLink): number {
  return a.at - b.at || (a.linkId < b.linkId ? -1 : a.linkId > b.linkId ? 1 : 0);
}

/** Why a link joins nothing by somebody's word; null when nobody said so. */
export function takenBack({ undone, withdrawn }: StoredLink): 'undone' | 'withdrawn' | null {
  if (undone) return 'undone';
  return withdrawn ? 'withdrawn' : null;
}
