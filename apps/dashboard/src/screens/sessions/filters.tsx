import type { Channel, Intent, Outcome, VisitorKind } from '@crow/contracts';
import { CloseButton, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { SessionFilter } from '../../api/queries.ts';
import { CHANNEL_WORDS } from '../../words/channel-words.ts';
import { INTENT_WORDS, OUTCOME_WORDS, VISITOR_WORDS } from '../../words/understanding-words.ts';
import { searchOf } from './search-of.ts';
import styles from './sessions.module.css';

/** Which sessions to show; kept in the address. */
export function Filters({ filter }: { filter: SessionFilter }) {
  const navigate = useNavigate();

  function show(next: SessionFilter) {
    void navigate({ to: '/sessions', search: searchOf(next) });
  }

  return (
    <search className={styles.filters} aria-label="Filter sessions">
      <NativeSelect
        aria-label="Intent"
        value={filter.intent ?? ''}
        onChange={(event) => show({ ...filter, intent: (event.target.value || undefined) as Intent | undefined })}
        data={choices('Every intent', INTENT_WORDS)}
      />
      <NativeSelect
        aria-label="Outcome"
        value={filter.outcome ?? ''}
        onChange={(event) => show({ ...filter, outcome: (event.target.value || undefined) as Outcome | undefined })}
        data={choices('Every outcome', OUTCOME_WORDS)}
      />
      <NativeSelect
        aria-label="Channel"
        value={filter.channel ?? ''}
        onChange={(event) => show({ ...filter, channel: (event.target.value || undefined) as Channel | undefined })}
        data={choices('Every channel', CHANNEL_WORDS)}
      />
      <NativeSelect
        aria-label="Visitors"
        value={filter.visitors ?? ''}
        onChange={(event) =>
          show({ ...filter, visitors: (event.target.value || undefined) as VisitorKind | undefined })
        }
        data={[
          { value: '', label: VISITOR_WORDS.people },
          { value: 'all', label: VISITOR_WORDS.all },
          { value: 'programs', label: VISITOR_WORDS.programs },
        ]}
      />
      <NativeSelect
        aria-label="Quarantine"
        value={filter.quarantine ?? ''}
        onChange={(event) => show({ ...filter, quarantine: event.target.value === 'only' ? 'only' : undefined })}
        data={[
          { value: '', label: 'Not quarantined' },
          { value: 'only', label: 'Quarantined only' },
        ]}
      />
      {Object.keys(searchOf(filter)).length > 0 && (
        <CloseButton aria-label="Show all sessions" size="lg" onClick={() => show({})} />
      )}
    </search>
  );
}

function choices(all: string, words: Record<string, string>) {
  return [{ value: '', label: all }, ...Object.entries(words).map(([value, label]) => ({ value, label }))];
}
