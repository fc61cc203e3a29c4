import { SCORE_CARD_DAYS, type ScoreCard, type ScoreCardDays } from '@crow/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChoiceOfPeriod } from '../../components/choice-of-period.tsx';
import { Moment } from '../../components/moment.tsx';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import styles from './forecasts.module.css';
import { KindScoreCard } from './kind-score.tsx';
import { LiveScoreCard } from './live-score.tsx';
import { scoreQuery } from './score-query.ts';
import { SimilarSessionsTable } from './similar-sessions.tsx';

const route = getRouteApi('/app/forecasts');

/** Whether visitors did what was forecast of them, what they do after each kind of end, and whether the live view was right. */
export function ForecastsScreen() {
  const { days = SCORE_CARD_DAYS[0] } = route.useSearch();
  return (
    <Page
      title="Forecasts"
      lead="Which visitors come back and buy, and how far can forecasts of it be believed?"
      aside={<PeriodChoice />}
    >
      <Card days={days} />
    </Page>
  );
}

const EXACTLY = { exact: true, includeSearch: true };

function PeriodChoice() {
  return (
    <ChoiceOfPeriod>
      {SCORE_CARD_DAYS.map((days, index) => (
        <Link key={days} to="/forecasts" search={index === 0 ? {} : { days }} activeOptions={EXACTLY}>
          {days} days
        </Link>
      ))}
    </ChoiceOfPeriod>
  );
}

function Card({ days }: { days: ScoreCardDays }) {
  const query = useQuery(scoreQuery(days));
  if (query.isPending) return <RowSkeletons rows={2} height="16rem" />;
  if (query.isError && !query.data) return <FailureNotice error={query.error} onRetry={() => query.refetch()} />;
  const { kinds, similar, live }: ScoreCard = query.data;
  const isKnown = kinds.some(({ forecasts }) => forecasts > 0);
  return (
    <div className={styles.sections}>
      {isKnown ? (
        <>
          <div className={styles.kinds}>
            {kinds.map((score) => (
              <KindScoreCard key={score.kind} score={score} />
            ))}
          </div>
          <SimilarSessionsTable similar={similar} />
        </>
      ) : (
        <NothingKnown kinds={kinds} />
      )}
      {live.forecasts > 0 && <LiveScoreCard live={live} />}
    </div>
  );
}

function NothingKnown({ kinds }: Pick<ScoreCard, 'kinds'>) {
  const next = kinds.flatMap(({ nextDueAt }) => nextDueAt ?? []).sort((a, b) => a - b)[0];
  return (
    <Notice title="No forecast is due yet">
      <p>
        When a visit ends, CROW forecasts whether its visitor comes back and buys within a week. A week later the truth
        is known, and both are compared here.
      </p>
      {next === undefined ? (
        <p>
          No visit of a person has ended so far. Is CROW on your page? <Link to="/install">Install</Link> shows how.
        </p>
      ) : (
        <p>
          The first forecast is due on <Moment at={next} />.
        </p>
      )}
    </Notice>
  );
}
