import type { QuarantinePreview, QuarantineRequest } from '@crow/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FailureLine } from '../../components/failure-line.tsx';
import { Moment } from '../../components/moment.tsx';
import { ReadingTags, Tag, Tags } from '../../components/tags.tsx';
import { counted } from '../../words/number-words.ts';
import styles from './quarantine.module.css';
import { previewQuery } from './quarantine-queries.ts';
import { countWords } from './quarantine-words.ts';

/** What a quarantine would hide now, with a few of its sessions. */
export function PreviewOf({ span }: { span: QuarantineRequest }) {
  const { data: preview, isError, error, isPlaceholderData } = useQuery(previewQuery(span));
  if (isError) return <FailureLine error={error} />;
  return (
    <section className={styles.preview} aria-label="What would be hidden" aria-busy={!preview || isPlaceholderData}>
      <p role="status">
        {preview ? (
          <>
            Hides <strong>{countWords(preview)}</strong>
          </>
        ) : (
          'Counting what would be hidden…'
        )}
      </p>
      {preview && <Remarks preview={preview} />}
      {preview && preview.examples.length > 0 && <Examples examples={preview.examples} />}
    </section>
  );
}

function Remarks({ preview: { mixed, unfinished, unknown } }: { preview: QuarantinePreview }) {
  return (
    <ul className={styles.remarks}>
      {unfinished > 0 && (
        <li>{counted(unfinished, 'more session')} still open or being read: covered when they are complete.</li>
      )}
      {mixed > 0 && <li>Mixed: only some of a session’s events came this way. It is hidden as a whole.</li>}
      {unknown > 0 && (
        <li>{counted(unknown, 'older session')} of that time can’t be told by key, and stay as they are.</li>
      )}
    </ul>
  );
}

function Examples({ examples }: { examples: QuarantinePreview['examples'] }) {
  return (
    <ul className={styles.examples} aria-label="Examples">
      {examples.map((session) => (
        <li key={session.sessionId}>
          <Link to="/sessions/$sessionId" params={{ sessionId: session.sessionId }}>
            <bdi>{session.headline}</bdi>
          </Link>
          <Tags>
            <ReadingTags intent={session.intent} outcome={session.outcome} />
            {session.mixed && <Tag tone="brass">Mixed</Tag>}
          </Tags>
          <span className={styles.facts}>
            <Moment at={session.startedAt} /> · {counted(session.events, 'event')}
          </span>
        </li>
      ))}
    </ul>
  );
}
