import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './settings.ts';

interface Queues {
  producers: { binding: string; queue: string }[];
  consumers?: { queue: string; dead_letter_queue?: string }[];
}

function queuesOf(service: string): Queues {
  const config = readFileSync(join(ROOT, 'services', service, 'wrangler.jsonc'), 'utf8');
  return (JSON.parse(config) as { queues: Queues }).queues;
}

const partsIn = ({ producers }: Queues) => producers.filter(({ binding }) => binding.startsWith('INTERACTION_QUEUE_'));

test('whoever sends to the interaction queue knows the same parts, and every part is consumed', () => {
  const ingest = queuesOf('web-ingest-worker');
  const interactions = queuesOf('interaction-service');
  const parts = partsIn(ingest);
  expect(parts.map(({ binding }) => binding)).toEqual(parts.map((_, number) => `INTERACTION_QUEUE_${number}`));
  expect(partsIn(interactions)).toEqual(parts);
  const consumed = interactions.consumers?.filter((consumer) => consumer.dead_letter_queue === 'crow-dead-letters');
  expect(consumed?.map(({ queue }) => queue)).toEqual(parts.map(({ queue }) => queue));
});
