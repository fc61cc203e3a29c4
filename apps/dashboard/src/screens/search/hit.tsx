import type { Interaction, SearchHit } from '@crow/contracts';
import { Link } from '@tanstack/react-router';
import { Moment } from '../../components/moment.tsx';
import { MoreLikeThis } from '../../components/more-like-this.tsx';
import { ReadingTags, Tag, Tags } from '../../components/tags.tsx';
import { counted } from '../../words/number-words.ts';
import styles from './search.module.css';
import { evidenceCount } from './search-query.ts';

/** One interaction that answers the question, with the statements that it rests on. */
export function Hit({ hit }: { hit: SearchHit }) {
  const { interaction, score, exact } = hit;
  const nearness = Math.round(Math.min(1, Math.max(0, score)) * 100);
  return (
    <li className={styles.hit}>
      <Link
        to="/sessions/$sessionId"
        params={{ sessionId: interaction.sessionId }}
        search={{ at: `${interaction.index}-0` }}
        className={styles.link}
      >
        <bdi>{interaction.headline}</bdi>
      </Link>
      <Statements interaction={interaction} />
      <Tags>
        {exact && <Tag tone="brass">Holds your words</Tag>}
        <ReadingTags intent={interaction.intent} outcome={interaction.outcome} />
        {interaction.products.slice(0, 3).map((product) => (
          <Tag key={product.id} tone="outline">
            <bdi>{product.name}</bdi>
          </Tag>
        ))}
      </Tags>
      <p className={styles.facts}>
        <span className={styles.score} title={`Nearness ${nearness} of 100`}>
          <svg viewBox="0 0 100 4" width="4rem" height="0.25rem" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="4" rx="2" className={styles.track} />
            <rect width={nearness} height="4" rx="2" className={styles.fill} />
          </svg>
          near {nearness}
        </span>
        <span>rests on {counted(evidenceCount(interaction), 'event')}</span>
        <Moment at={interaction.startedAt} />
        <span className={styles.above}>
          <MoreLikeThis interaction={interaction} />
        </span>
      </p>
    </li>
  );
}

const STATEMENTS = 4;

/** Each statement leads to the events that show it. */
function Statements({ interaction: { sessionId, index, statements } }: { interaction: Interaction }) {
  return (
    <ul className={styles.statements} aria-label="Statements">
      {statements.slice(0, STATEMENTS).map(({ text, evidence }, number) => {
        const at = `${index}-${number}`;
        return (
          <li key={at}>
            <Link
              to="/sessions/$sessionId"
              params={{ sessionId }}
              search={{ at }}
              title={`See the ${counted(evidence.length, 'event')} that show it`}
            >
              <bdi>{text}</bdi>
            </Link>
          </li>
        );
      })}
      {statements.length > STATEMENTS && (
        <li className={styles.more}>and {counted(statements.length - STATEMENTS, 'more statement')}</li>
      )}
    </ul>
  );
}
