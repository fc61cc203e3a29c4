/** A word piece with what it is worth. */
export interface Piece {
  id: number;
  /** Its length in characters (code points). */
  length: number;
  score: number;
}

interface Node {
  next: Map<string, Node>;
  piece?: Piece;
}

/** Word pieces by their characters, to find those that a text has at a place. */
export class PieceTree {
  readonly #root: Node = { next: new Map() };

  add(text: string, id: number, score: number): void {
    let node = this.#root;
    const characters = [...text];
    for (const character of characters) {
      const next = node.next.get(character) ?? { next: new Map() };
      node.next.set(character, next);
      node = next;
    }
    node.piece = { id, length: characters.length, score };
  }

  /** The pieces that begin at a place of a text, shortest first. */
  *at(characters: readonly string[], place: number): Generator<Piece> {
    let node: Node | undefined = this.#root;
    for (let index = place; index < characters.length; index++) {
      node = node.next.get(characters[index] as string); // within the text
      if (!node) return;
      if (node.piece) yield node.piece;
    }
  }
}
