import type { Interaction, SessionDetail } from '@crow/contracts';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useRef } from 'react';
import { MoreLikeThis } from '../../components/more-like-this.tsx';
import { counted } from '../../words/number-words.ts';
import { Provenance } from './provenance.tsx';
import styles from './session.module.css';
import type { StatementPlace } from './timeline.ts';
import type { Evidence } from './use-evidence.ts';
import { bringIntoView } from './use-scroll-to-evidence.ts';

interface StoryProps {
  session: SessionDetail;
  evidence: Evidence;
  pinned: StatementPlace | undefined;
}

/**
 * What happened, told in statements. Looking at one lights up the events it rests on; Enter or a click
 * pins it into the address; up and down walk through the statements, right goes over to the evidence.
 */
export function Story({ session, evidence, pinned }: StoryProps) {
  const list = useRef<HTMLElement>(null);
  return (
    <section
      ref={list}
      className={styles.story}
      aria-label="Story"
      onKeyDown={(event) => walk(event, list.current, evidence.firstLit)}
    >
      {session.interactions.map((interaction, index) => (
        <InteractionText
          key={interaction.id}
          interaction={interaction}
          index={index}
          single={session.interactions.length === 1}
          evidence={evidence}
          pinned={pinned}
        />
      ))}
      {session.understanding && <Provenance provenance={session.understanding.provenance} />}
    </section>
  );
}

interface InteractionTextProps {
  interaction: Interaction;
  index: number;
  /** The only one's headline is the page's title already. */
  single: boolean;
  evidence: Evidence;
  pinned: StatementPlace | undefined;
}

function InteractionText({ interaction, index, single, evidence, pinned }: InteractionTextProps) {
  const navigate = useNavigate();
  const { sessionId } = interaction;

  function pin(place: StatementPlace) {
    const search = place === pinned ? {} : { at: place };
    if (place !== pinned && evidence.firstLit !== undefined) bringIntoView(evidence.firstLit);
    void navigate({ to: '/sessions/$sessionId', params: { sessionId }, search, replace: true, resetScroll: false });
  }

  return (
    <article>
      <header className={styles.interactionHead}>
        <h2 className={styles.interaction}>{single ? 'What happened' : <bdi>{interaction.headline}</bdi>}</h2>
        <MoreLikeThis interaction={interaction} />
      </header>
      <ul className={styles.statements}>
        {interaction.statements.map((statement, number) => {
          const place = `${index}-${number}`;
          return (
            <li key={place}>
              <button
                type="button"
                className={styles.statement}
                data-lit={evidence.litStatements.has(place) || undefined}
                aria-pressed={place === pinned}
                onClick={() => pin(place)}
                onPointerEnter={() => evidence.lookAtStatement(place)}
                onPointerLeave={() => evidence.lookAtStatement(undefined)}
                onFocus={() => evidence.lookAtStatement(place)}
                onBlur={() => evidence.lookAtStatement(undefined)}
              >
                <bdi>{statement.text}</bdi>
                <span className={styles.rests}>{counted(statement.evidence.length, 'event')}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </article>
  );
}

function walk(event: KeyboardEvent, list: HTMLElement | null, firstLit: string | undefined) {
  if (!list) return;
  if (event.key === 'ArrowRight' && firstLit !== undefined) {
    event.preventDefault();
    document.getElementById(`event-${firstLit}`)?.focus();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const statements = [...list.querySelectorAll<HTMLButtonElement>('button[aria-pressed]')];
  const next = statements[statements.indexOf(document.activeElement as HTMLButtonElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
