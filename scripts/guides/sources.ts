import { type Block, blocksOf } from './blocks.ts';
import { type attributesOf, scriptsOf } from './html.ts';

/** A file that the compiler can check in place of a block. */
export interface Source {
  /** Name of the file: the block's own name, from a comment `// crow.ts` in its first line, or its line in the guide. */
  name: string;
  /** Begins with as many empty lines as stand before the code in the guide, so that errors name the guide's lines. */
  text: string;
}

const COMPILED = ['ts', 'tsx', 'js', 'jsx'];

/** Everything in a guide that the compiler can check. */
export function sourcesOf(markdown: string): Source[] {
  return blocksOf(markdown).flatMap((block) => {
    if (COMPILED.includes(block.language)) return [sourceOf(block)];
    return block.language === 'html' ? [...inlineScripts(block), ...markedProducts(block), ...tagOptions(block)] : [];
  });
}

function sourceOf({ language, line, code }: Block): Source {
  const own = new RegExp(`^// ([\\w-]+\\.${language})\\b`).exec(code)?.[1];
  return { name: own ?? `line-${line}.${language}`, text: atLine(line, code) };
}

function inlineScripts(block: Block): Source[] {
  return scriptsOf(block)
    .filter(({ attributes }) => attributes.src === undefined)
    .map(({ code, line }, index) => ({ name: `line-${line}-script-${index}.js`, text: atLine(line, code) }));
}

/** The values of `data-crow-product`, as assignments that only products pass. */
function markedProducts({ code, line }: Block): Source[] {
  return [...code.matchAll(/data-crow-product='([^']*)'/g)].map(({ 1: json = '', index }) => {
    const at = line + code.slice(0, index).split('\n').length - 1;
    const text = `export const marked: import('@crow/tracking-sdk').Product = ${json};`;
    return { name: `line-${at}-product-${index}.ts`, text: atLine(at, text) };
  });
}

/** What a script tag says to the tracker by its `data-` attributes, as an assignment that only options pass. */
function tagOptions(block: Block): Source[] {
  return scriptsOf(block)
    .map(({ attributes, line }) => ({ line, options: optionsOf(attributes) }))
    .filter(({ options }) => Object.keys(options).length > 0)
    .map(({ line, options }) => ({
      name: `line-${line}-options.ts`,
      text: atLine(line, `export const given: import('@crow/tracking-sdk').CROWOptions = ${JSON.stringify(options)};`),
    }));
}

/** Reads attributes as the SDK does: texts, or JSON values, under the names that `dataset` gives them. */
function optionsOf(attributes: ReturnType<typeof attributesOf>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => name.startsWith('data-'))
      .map(([name, text]) => [
        name.slice('data-'.length).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
        jsonOrText(text),
      ]),
  );
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // most values are plain texts
  }
}

function atLine(line: number, code: string): string {
  return `${'\n'.repeat(line - 1)}${code}\n`;
}
