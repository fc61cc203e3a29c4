import type { ReanalysisReport, ReanalysisStep } from '@crow/contracts';
import { Button } from '@mantine/core';
import { useReanalysisStep } from '../../api/reanalyses.ts';
import { FailureLine } from '../../components/failure-line.tsx';
import { Moment } from '../../components/moment.tsx';
import { Tag } from '../../components/tags.tsx';
import { count } from '../../words/number-words.ts';
import { REANALYSIS_STATE_WORDS } from '../../words/reanalysis-words.ts';
import styles from './reanalysis.module.css';
import { StoreThem } from './store-them.tsx';

const STEP_WORDS: Record<ReanalysisStep, string> = { pause: 'Pause', resume: 'Go on', cancel: 'Cancel the rest' };

/** How far a re-analysis is, and what can be done with it. */
export function Progress({ report }: { report: ReanalysisReport }) {
  const { reanalysisId, state, read, total, startedAt, endedAt } = report;
  const step = useReanalysisStep(reanalysisId);
  const { words, tone } = REANALYSIS_STATE_WORDS[state];
  const steps: ReanalysisStep[] =
    state === 'running' ? ['pause', 'cancel'] : state === 'paused' ? ['resume', 'cancel'] : [];
  return (
    <section className={styles.progress} aria-label="Progress">
      <p role="status" className={styles.state}>
        <Tag tone={tone}>{words}</Tag> {count(read)} of {count(total)} sessions
      </p>
      {steps.length > 0 && <progress aria-label="Sessions read again" value={read} max={Math.max(total, 1)} />}
      <p className={styles.facts}>
        Begun <Moment at={startedAt} />
        {endedAt !== undefined && (
          <>
            {', ended '}
            <Moment at={endedAt} />
          </>
        )}
        . {steps.length > 0 && 'It goes on when you leave this page.'}
        {state === 'cancelled' && 'What was read until then stays as it is told here.'}
      </p>
      {step.isError && <FailureLine error={step.error} />}
      {steps.length > 0 && (
        <div className={styles.actions}>
          {steps.map((one) => (
            <Button
              key={one}
              size="compact-sm"
              variant="default"
              loading={step.isPending && step.variables === one}
              onClick={() => step.mutate(one)}
            >
              {STEP_WORDS[one]}
            </Button>
          ))}
        </div>
      )}
      {state === 'done' && !report.stores && report.results.changed > 0 && <StoreThem report={report} />}
    </section>
  );
}
