import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KeyValueStorage } from '../../options.ts';

/** The file is written anew when it is longer than this and so many times what is in it, characters. */
const SHORT = 256 * 1024;
const TIMES = 4;
/** Nobody else on the machine reads it. */
const OWNER_ONLY = 0o600;

/** A storage over a file, to be closed at the end. */
export interface FileStorage extends KeyValueStorage {
  close(): void;
}

/**
 * Keeps keys and values in a file of lines, `["key","value"]` or `["key"]` for a removal. A change is one line at the
 * end, written before the call returns: it survives the death of the process, not that of the power supply. A line that
 * was cut off in the middle is skipped. A file with much that is outdated is replaced by a new one in one step.
 */
export function openFileStorage(file: string): FileStorage {
  const kept = new Map<string, string>();
  let descriptor: number | undefined;
  /** Characters in the file, and of what is kept. */
  let written = 0;
  let live = 0;

  // Lines begin with their break, so that one that was cut off does not take the next one with it.
  const lineOf = (entry: [key: string, value?: string]) => `\n${JSON.stringify(entry)}`;
  const put = (key: string, value?: string) => {
    const before = kept.get(key);
    if (before !== undefined) live -= key.length + before.length;
    if (value === undefined) kept.delete(key);
    else kept.set(key, value);
    if (value !== undefined) live += key.length + value.length;
  };
  const close = () => {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  };
  /** Writes the file anew. The new one takes its place once all of it is on the disk. */
  const compact = () => {
    const text = [...kept].map(lineOf).join('');
    const draft = openSync(`${file}.new`, 'w', OWNER_ONLY);
    try {
      writeFileSync(draft, text);
      fsyncSync(draft);
    } finally {
      closeSync(draft);
    }
    close(); // Windows replaces no file that is open
    try {
      renameSync(`${file}.new`, file);
    } finally {
      descriptor = openSync(file, 'a', OWNER_ONLY);
    }
    written = text.length;
  };
  const change = (key: string, value?: string) => {
    if (value === kept.get(key)) return;
    put(key, value);
    if (descriptor === undefined) return;
    const line = lineOf(value === undefined ? [key] : [key, value]);
    writeFileSync(descriptor, line);
    written += line.length;
    // When nothing is kept, somebody wants to be forgotten: outdated lines go at once.
    if (written > SHORT + TIMES * live || kept.size === 0) compact();
  };

  mkdirSync(dirname(file), { recursive: true });
  const text = textOf(file);
  for (const [key, value] of linesOf(text)) put(key, value);
  written = text.length;
  descriptor = openSync(file, 'a', OWNER_ONLY);
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: change,
    removeItem: (key) => change(key),
    close,
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the first start
  }
}

function* linesOf(text: string): Generator<[key: string, value?: string]> {
  for (const line of text.split('\n')) {
    try {
      const entry: unknown = JSON.parse(line);
      if (Array.isArray(entry) && entry.length > 0 && entry.every((part) => typeof part === 'string'))
        yield entry as [string, string?];
    } catch {} // a line that was cut off
  }
}
