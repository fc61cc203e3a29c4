import { UNTOLD_SCHEMA } from './untold-batches.ts';

/** Tables of one part of an organization's ledger: counts by minute, sources, and what is kept of batches and refused events. */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS minutes (
    key_id TEXT NOT NULL,
    minute INTEGER NOT NULL,
    stored INTEGER NOT NULL DEFAULT 0,
    duplicate INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (key_id, minute)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sources (
    source TEXT PRIMARY KEY,
    mark INTEGER NOT NULL,
    gaps TEXT NOT NULL,
    forgotten INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sources_by_time ON sources (seen_at);
  CREATE INDEX IF NOT EXISTS sources_with_gaps ON sources (source) WHERE gaps <> '[]';
  CREATE TABLE IF NOT EXISTS batches (
    session_id TEXT NOT NULL,
    batch_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    source TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    positions TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, batch_id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS batches_by_source ON batches (source, first);
  CREATE INDEX IF NOT EXISTS batches_by_time ON batches (received_at);
  CREATE TABLE IF NOT EXISTS own_ids (
    event_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    batch_id TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    copies INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (event_id, session_id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS own_ids_by_time ON own_ids (received_at);
  CREATE TABLE IF NOT EXISTS rejected (
    session_id TEXT NOT NULL,
    batch_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    key_id TEXT NOT NULL,
    source TEXT NOT NULL,
    number INTEGER NOT NULL,
    event_id TEXT,
    code TEXT NOT NULL,
    field TEXT NOT NULL,
    message TEXT NOT NULL,
    sample TEXT,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, batch_id, position)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS rejected_by_number ON rejected (source, number);
  CREATE INDEX IF NOT EXISTS rejected_by_kind ON rejected (code, field, received_at);
  CREATE INDEX IF NOT EXISTS rejected_samples ON rejected (code, field, received_at) WHERE sample IS NOT NULL;
  CREATE INDEX IF NOT EXISTS rejected_by_time ON rejected (received_at);
  CREATE INDEX IF NOT EXISTS rejected_by_id ON rejected (event_id) WHERE event_id IS NOT NULL;
  ${UNTOLD_SCHEMA}`;
