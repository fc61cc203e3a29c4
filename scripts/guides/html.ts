import type { Block } from './blocks.ts';

/** A script element of an HTML block. */
export interface Script {
  /** By name; an attribute without a value has the empty text. */
  attributes: Record<string, string>;
  /** What stands between its tags. */
  code: string;
  /** Line of the guide on which it begins, counted from 1. */
  line: number;
}

/** The scripts of an HTML block. Examples have no `>` inside of a tag's attributes and no script inside of a comment. */
export function scriptsOf({ code, line }: Block): Script[] {
  return [...code.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].map(
    ({ 1: attributes = '', 2: inside = '', index }) => ({
      attributes: attributesOf(attributes),
      code: inside,
      line: line + code.slice(0, index).split('\n').length - 1,
    }),
  );
}

/** Attributes in the text of a tag, by name. */
export function attributesOf(tag: string): Record<string, string> {
  return Object.fromEntries(
    [...tag.matchAll(/([a-z][\w-]*)(?:=(?:"([^"]*)"|'([^']*)'))?/g)].map(([, name, double, single]) => [
      name,
      double ?? single ?? '',
    ]),
  );
}
