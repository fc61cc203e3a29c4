import type { AuditAction, AuditOutcome } from '@crow/contracts';
import { CloseButton, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ACTION_WORDS, AUDIT_OUTCOME_WORDS } from '../../words/audit-words.ts';
import styles from './audit.module.css';
import type { AuditFilter } from './audit-queries.ts';

/** Which records to show; kept in the address. */
export function AuditFilters({ filter }: { filter: AuditFilter }) {
  const navigate = useNavigate();

  function show({ action, outcome }: AuditFilter) {
    void navigate({ to: '/audit', search: { ...(action ? { action } : {}), ...(outcome ? { outcome } : {}) } });
  }

  return (
    <search className={styles.filters} aria-label="Filter records">
      <NativeSelect
        aria-label="Action"
        value={filter.action ?? ''}
        onChange={(event) => show({ ...filter, action: (event.target.value || undefined) as AuditAction | undefined })}
        data={choices('Every action', ACTION_WORDS)}
      />
      <NativeSelect
        aria-label="Outcome"
        value={filter.outcome ?? ''}
        onChange={(event) =>
          show({ ...filter, outcome: (event.target.value || undefined) as AuditOutcome | undefined })
        }
        data={choices('Done and refused', AUDIT_OUTCOME_WORDS)}
      />
      {(filter.action || filter.outcome) && (
        <CloseButton aria-label="Show all records" size="lg" onClick={() => show({})} />
      )}
    </search>
  );
}

function choices(all: string, words: Record<string, string>) {
  return [{ value: '', label: all }, ...Object.entries(words).map(([value, label]) => ({ value, label }))];
}
