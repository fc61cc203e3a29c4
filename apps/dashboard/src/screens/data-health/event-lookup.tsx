import type { FateAnswer } from '@crow/contracts';
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Moment } from '../../components/moment.tsx';
import { toldProblem } from '../../components/notice.tsx';
import { shortId } from '../../words/place-words.ts';
import styles from './data-health.module.css';
import { fateQuery } from './ledger-queries.ts';

/** Asks what became of one event. */
export function EventLookup() {
  const [asked, setAsked] = useState('');
  const query = useQuery(fateQuery(asked));
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const id = String(new FormData(event.currentTarget).get('event') ?? '').trim();
    if (id === asked) void query.refetch();
    setAsked(id);
  };
  return (
    <section aria-labelledby="lookup">
      <div className={styles.head}>
        <h2 id="lookup">What became of an event?</h2>
      </div>
      <form className={styles.lookup} onSubmit={ask}>
        <TextInput
          name="event"
          label="Event id"
          description="As your page sends it, for example t7d2-14, or an id of your own"
          required
          maxLength={81}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit" loading={query.isFetching}>
          Look it up
        </Button>
      </form>
      <div role="status" className={styles.fate}>
        {query.data && asked !== '' && <Fate fate={query.data} />}
        {query.isError && <p>{toldProblem(query.error).detail ?? toldProblem(query.error).title}</p>}
      </div>
    </section>
  );
}

function Fate({ fate }: { fate: FateAnswer }) {
  const id = (
    <code>
      <bdi>{fate.eventId}</bdi>
    </code>
  );
  switch (fate.fate) {
    case 'stored':
      return (
        <p>
          {id} was stored on <Moment at={fate.at} /> in{' '}
          <Link to="/sessions/$sessionId" params={{ sessionId: fate.sessionId }}>
            session {shortId(fate.sessionId)}
          </Link>
          {fate.copies > 0 && `; it came ${fate.copies === 1 ? 'once' : `${fate.copies} times`} more and counts once`}.
          {fate.alsoIn.length > 0 && <AlsoIn sessionIds={fate.alsoIn} />}
        </p>
      );
    case 'rejected':
      return (
        <p>
          {id} was refused on <Moment at={fate.at} />: <bdi>{fate.message}</bdi>. <KnownUpTo at={fate.asOf} />
        </p>
      );
    case 'not_arrived':
      return (
        <p>
          {id} has not arrived. Later ones of the same page came on <Moment at={fate.noticedAt} />; it is still on the
          device, or was lost there. <KnownUpTo at={fate.asOf} />
        </p>
      );
    default:
      return (
        <p>
          Nothing was heard of {id} in the last 7 days. <KnownUpTo at={fate.asOf} />
        </p>
      );
  }
}

/** What is no news may have changed since. */
function KnownUpTo({ at }: { at: number }) {
  return (
    <>
      What arrived after <Moment at={at} /> may not be counted yet.
    </>
  );
}

function AlsoIn({ sessionIds }: { sessionIds: string[] }) {
  return (
    <>
      {' '}
      Another event with this id is in{' '}
      {sessionIds.map((sessionId, index) => (
        <span key={sessionId}>
          {index > 0 && ', '}
          <Link to="/sessions/$sessionId" params={{ sessionId }}>
            session {shortId(sessionId)}
          </Link>
        </span>
      ))}
      , and counts there.
    </>
  );
}
