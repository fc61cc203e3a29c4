import { ENGLISH } from '../language/english.ts';
import { LABELS } from '../language/english-labels.ts';
import type { Reading } from '../reading.ts';

/** The embedding model reads the first 128 word pieces; what comes later would only cost. */
const LENGTH = 600;

/**
 * English text for the semantic index: the story in words, then the labels in words that people search with.
 * @param story the interaction's statements in English
 */
export function writeSearchText(
  story: string,
  { intent, outcome, friction, timeline }: Reading,
  categories: readonly string[],
): string {
  const { list } = ENGLISH;
  const said = [LABELS.intent[intent], LABELS.outcome[outcome], ...friction.map((one) => LABELS.friction[one])];
  const device = timeline.context.deviceType;
  const about = categories.length > 0 ? ` Categories: ${list(categories.slice(0, 3))}.` : '';
  const labelled = `The visitor ${list(said)}${device ? ` on a ${device} device` : ''}.${about}`;
  const room = LENGTH - labelled.length - 1;
  const told = story.length <= room ? story : story.slice(0, story.lastIndexOf(' ', room));
  return `${told} ${labelled}`;
}
