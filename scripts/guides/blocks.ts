/** A fenced block of code in a guide. */
export interface Block {
  /** What stands behind the fence: `ts`, `html`, `sh`; empty when nothing does. */
  language: string;
  /** Line of the guide on which its first line of code stands, counted from 1. */
  line: number;
  code: string;
}

/** The fenced blocks of a Markdown text, in their order. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: { language: string; line: number; lines: string[] } | undefined;
  for (const [index, text] of markdown.split('\n').entries()) {
    const fence = /^```(\S*)/.exec(text);
    if (!fence) open?.lines.push(text);
    else if (!open) open = { language: fence[1] ?? '', line: index + 2, lines: [] };
    else {
      blocks.push({ language: open.language, line: open.line, code: open.lines.join('\n') });
      open = undefined;
    }
  }
  return blocks;
}
