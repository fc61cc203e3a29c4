import type { ErasedCounts, QuarantineCounts, QuarantineRequest, QuarantineState } from '@crow/contracts';
import type { Tone } from '../../components/tags.tsx';
import { counted } from '../../words/number-words.ts';
import { dateAndTime } from '../../words/time-words.ts';

export const STATE_WORDS: Record<QuarantineState, { words: string; tone: Tone }> = {
  active: { words: 'Hidden', tone: 'brass' },
  purging: { words: 'Being erased', tone: 'brass' },
  purged: { words: 'Erased', tone: 'outline' },
  lifted: { words: 'Lifted', tone: 'outline' },
};

/** What was removed, by what held it. */
export const STORE_WORDS: readonly (readonly [keyof ErasedCounts, string])[] = [
  ['events', 'Events'],
  ['batches', 'Batches'],
  ['archives', 'Archived objects'],
  ['results', 'Objects of results'],
  ['interactions', 'Interactions'],
  ['vectors', 'Vectors'],
  ['forecasts', 'Forecasts'],
  ['people', 'Visitors and users'],
  ['deadLetters', 'Failed sessions'],
  ['liveRows', 'Rows of the live view'],
  ['usageRecords', 'Records of the usage'],
];

/** When and from where quarantined traffic came. */
export function spanWords({ from, to, origin }: QuarantineRequest): string {
  const time =
    to === null
      ? `What arrives from ${dateAndTime(from)} on, until it is lifted`
      : `What arrived from ${dateAndTime(from)} to ${dateAndTime(to)}`;
  return origin === null ? time : `${time}, ${originPhrase(origin)}`;
}

/** What a quarantine covers, in one line. */
export function countWords({ sessions, mixed, events, interactions }: QuarantineCounts): string {
  return [
    counted(sessions + mixed, 'session'),
    counted(events, 'event'),
    counted(interactions, 'interaction'),
    ...(mixed > 0 ? [`${counted(mixed, 'session')} mixed`] : []),
  ].join(' · ');
}

/** An origin as a choice. */
export function originWords(origin: string): string {
  return origin === '' ? 'Servers and apps' : origin;
}

function originPhrase(origin: string): string {
  return origin === '' ? 'from servers and apps' : `from pages of ${origin}`;
}
