import type { SdkEvent } from '../adapters/adapter.ts';
import { unfold } from '../stage/decode.ts';
import type { Stage } from '../stage/stage.ts';

/** Looking into an event is asked again and again while something is waited for. */
const unfolded = new WeakMap<SdkEvent, string>();

/** The events that the server took so far, each once and as text with its wrappings undone. */
export function sent({ collector }: Stage): string[] {
  const events = collector.deliveries
    .filter(({ status }) => status >= 200 && status < 300)
    .flatMap(({ events }) => events);
  // Some send an event again under its id when they know more about it.
  const latest = new Map(events.map((event) => [event.id ?? event, event]));
  return [...latest.values()].map(wordsOf);
}

/** How many events name something. */
export function naming(stage: Stage, mark: string): number {
  return sent(stage).filter((text) => text.includes(mark)).length;
}

function wordsOf(event: SdkEvent): string {
  const words = unfolded.get(event) ?? unfold(event.text);
  unfolded.set(event, words);
  return words;
}
