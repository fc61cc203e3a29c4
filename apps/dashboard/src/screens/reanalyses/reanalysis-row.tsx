import type { Reanalysis } from '@crow/contracts';
import { Link } from '@tanstack/react-router';
import { Moment } from '../../components/moment.tsx';
import { Tag, Tags } from '../../components/tags.tsx';
import { count } from '../../words/number-words.ts';
import { purposeWords, REANALYSIS_STATE_WORDS, scopeWords } from '../../words/reanalysis-words.ts';
import styles from './reanalyses.module.css';

/** One re-analysis in the list: what it is of, and how far it is. */
export function ReanalysisRow({ reanalysis }: { reanalysis: Reanalysis }) {
  const { reanalysisId, state, read, total, startedAt, analyst } = reanalysis;
  const { words, tone } = REANALYSIS_STATE_WORDS[state];
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <h2>
          <Link to="/reanalyses/$reanalysisId" params={{ reanalysisId }}>
            {scopeWords(reanalysis)}
          </Link>
        </h2>
        <Tags>
          <Tag tone={tone}>{words}</Tag>
        </Tags>
      </div>
      <p className={styles.facts}>
        {count(read)} of {count(total)} read by version {analyst} · {purposeWords(reanalysis)} ·{' '}
        <Moment at={startedAt} />
      </p>
    </li>
  );
}
