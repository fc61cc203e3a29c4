-- Every session that says a link, with the visitor on whom it was said: a link stands as long as one of them counts.
CREATE TABLE link_evidence (
  organization_id TEXT NOT NULL,
  link_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  visitor_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  PRIMARY KEY (organization_id, link_id, session_id)
) WITHOUT ROWID;
CREATE INDEX link_evidence_by_time ON link_evidence (organization_id, link_id, at, session_id, event_id);
INSERT INTO link_evidence SELECT l.organization_id, l.link_id, l.session_id, coalesce(s.visitor_id, ''), l.at, l.event_id
  FROM identity_links l LEFT JOIN sessions s ON s.organization_id = l.organization_id AND s.session_id = l.session_id;

-- Sessions whose visitor said no to being connected with a person, and until when at least that was their last word.
CREATE TABLE withdrawals (
  organization_id TEXT NOT NULL,
  visitor_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organization_id, visitor_id, session_id)
) WITHOUT ROWID;
CREATE INDEX withdrawals_by_time ON withdrawals (organization_id, visitor_id, at);
INSERT INTO withdrawals SELECT organization_id, visitor_id, session_id, ended_at
  FROM sessions WHERE alone = 1 AND visitor_id IS NOT NULL;
CREATE INDEX traits_by_visitor ON traits (organization_id, visitor_id, at);
DELETE FROM traits WHERE EXISTS (SELECT 1 FROM withdrawals w
  WHERE w.organization_id = traits.organization_id AND w.visitor_id = traits.visitor_id AND w.at >= traits.at);
