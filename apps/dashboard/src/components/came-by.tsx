import type { Acquisition } from '@crow/contracts';
import { acquisitionWords } from '../words/channel-words.ts';

/** How somebody came: the channel, and who sent them. */
export function CameBy({ acquisition }: { acquisition: Acquisition }) {
  const { channel, source } = acquisitionWords(acquisition);
  return (
    <span>
      {channel}
      {source !== undefined && (
        <>
          {' · '}
          <bdi>{source}</bdi>
        </>
      )}
    </span>
  );
}
