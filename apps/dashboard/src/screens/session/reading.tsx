import type { SessionDetail } from '@crow/contracts';
import { ReadingTags, Tag, Tags } from '../../components/tags.tsx';
import { percent } from '../../words/number-words.ts';
import { explainConfidence, FRICTION_WORDS } from '../../words/understanding-words.ts';
import { Expected } from './expected.tsx';
import styles from './session.module.css';
import { StagePath } from './stage-path.tsx';

type SessionUnderstanding = NonNullable<SessionDetail['understanding']>;

interface ReadingProps {
  understanding: SessionUnderstanding;
  forecasts?: SessionDetail['forecasts'];
}

/** What the visit meant: why, how far, how sure, what next. */
export function Reading({ understanding, forecasts = [] }: ReadingProps) {
  const { intent, outcome, stage, confidence, goal, nextAction, friction, bot } = understanding;
  const sure = explainConfidence(confidence);
  return (
    <section className={styles.reading} aria-label="Reading">
      <Tags>
        <ReadingTags intent={intent} outcome={outcome} />
        {bot && intent !== 'automated' && <Tag tone="bad">Bot</Tag>}
      </Tags>
      <StagePath stage={stage} />
      <dl className={styles.meaning}>
        <div>
          <dt>Goal</dt>
          <dd>
            <bdi>{goal}</bdi>
          </dd>
        </div>
        <div>
          <dt>Likely next</dt>
          <dd>
            <bdi>{nextAction}</bdi>
          </dd>
        </div>
        {forecasts.length > 0 && <Expected forecasts={forecasts} />}
        <div>
          <dt>Confidence</dt>
          <dd>
            {percent(confidence)}, {sure.words}. <span className={styles.aside}>{sure.meaning}</span>
          </dd>
        </div>
        {friction.length > 0 && (
          <div>
            <dt>What got in the way</dt>
            <dd>
              <ul>
                {friction.map((kind) => (
                  <li key={kind}>{FRICTION_WORDS[kind]}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
