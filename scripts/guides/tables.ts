/**
 * Names in the first column of the tables under a heading: `storage` of the row "| `storage` | … |", `isTrusted` of
 * "| `isTrusted(url)` | … |".
 * @throws Error when the guide has no such heading
 */
export function namesInTable(markdown: string, heading: string): string[] {
  return namesIn(
    sectionOf(markdown, heading)
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|')[1])
      .join(),
  );
}

/**
 * Names in what stands between a heading and the table under it.
 * @throws Error when the guide has no such heading
 */
export function namesBeforeTable(markdown: string, heading: string): string[] {
  const lines = sectionOf(markdown, heading);
  return namesIn(
    lines
      .slice(
        0,
        lines.findIndex((line) => line.startsWith('|')),
      )
      .join('\n'),
  );
}

/** What stands in backticks, without its arguments. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/`(\w+)[^`]*`/g)].map(([, name = '']) => name);
}

/** The lines from a heading to the next one. */
function sectionOf(markdown: string, heading: string): string[] {
  const section = markdown.split(/^(?=#+ )/m).find((text) => text.split('\n')[0]?.replace(/^#+ /, '') === heading);
  if (section === undefined) throw new Error(`The guide has no heading “${heading}”.`);
  return section.split('\n');
}
