import type { IdentityLink, Me } from '@crow/contracts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery } from '../../api/queries.ts';
import { Moment } from '../../components/moment.tsx';
import { RowList } from '../../components/row-list.tsx';
import { Tag } from '../../components/tags.tsx';
import { LINK_STATE_WORDS } from '../../words/person-words.ts';
import { shortId } from '../../words/place-words.ts';
import { ChangeLinkDialog } from './change-link-dialog.tsx';
import styles from './person.module.css';

const TONES = { live: 'good', undone: 'quiet', withdrawn: 'quiet', refused: 'bad' } as const;

/** Nobody redoes what a visitor took back, or what is beyond a limit. */
function canChange({ state }: IdentityLink): boolean {
  return state === 'live' || state === 'undone';
}

/** Why all of this is taken for one person: each merge with its evidence, and the way back. */
export function Links({ links }: { links: IdentityLink[] }) {
  const { data: me } = useQuery(meQuery);
  const [asked, setAsked] = useState<IdentityLink | null>(null);
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="links">
      <h2 id="links">How it was linked</h2>
      <RowList as="ul">
        {links.map((link) => (
          <li key={link.linkId} className={styles.link} data-state={link.state}>
            <p>
              <Joined link={link} /> <Tag tone={TONES[link.state]}>{LINK_STATE_WORDS[link.state]}</Tag>
            </p>
            <p className={styles.quiet}>
              <Evidence link={link} />
              <Changed link={link} me={me} />
            </p>
            {me && me.role !== 'viewer' && canChange(link) && (
              <Button size="compact-sm" variant="default" onClick={() => setAsked(link)} aria-label={labelOf(link)}>
                {link.state === 'undone' ? 'Redo' : 'Undo'}
              </Button>
            )}
            {link.state === 'withdrawn' && link.withdrawnAt !== undefined && (
              <p className={styles.quiet}>
                The visitor said no to being connected with a person (<Moment at={link.withdrawnAt} />
                ); it joins nothing.
              </p>
            )}
            {link.state === 'refused' && (
              <p className={styles.quiet}>Beyond the limit of devices or user ids of one person; it joins nothing.</p>
            )}
          </li>
        ))}
      </RowList>
      {asked && <ChangeLinkDialog link={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

function Joined({ link: { kind, fromId, toId } }: { link: IdentityLink }) {
  if (kind === 'alias') {
    return (
      <>
        User <bdi>{fromId}</bdi> is also <bdi>{toId}</bdi>
      </>
    );
  }
  return (
    <>
      Device <code title={fromId}>{shortId(fromId)}</code> was used by <bdi>{toId}</bdi>
    </>
  );
}

function Evidence({ link: { at, sessionId, eventId, kind } }: { link: IdentityLink }) {
  return (
    <>
      First told <Moment at={at} />, {eventId === undefined ? 'with ' : <>by an {kind} in </>}
      <Link to="/sessions/$sessionId" params={{ sessionId }}>
        this session
      </Link>
      {eventId !== undefined && (
        <>
          {' '}
          (event <code>{shortId(eventId)}</code>)
        </>
      )}
      .
    </>
  );
}

function Changed({ link: { state, changedBy, changedAt }, me }: { link: IdentityLink; me: Me | undefined }) {
  if (changedBy === undefined || changedAt === undefined) return null;
  const who = changedBy === `user:${me?.user.id}` ? 'you' : changedBy.replace(/^user:/, '');
  return (
    <>
      {' '}
      {state === 'undone' ? 'Undone' : 'Redone'} by <bdi>{who}</bdi> <Moment at={changedAt} />.
    </>
  );
}

function labelOf({ state, kind, fromId, toId }: IdentityLink): string {
  return `${state === 'undone' ? 'Redo' : 'Undo'} the ${kind} of ${fromId} and ${toId}`;
}
