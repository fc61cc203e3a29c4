import type { ReanalysisReport } from '@crow/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { keysQuery } from '../../api/queries.ts';
import { reportQuery } from '../../api/reanalyses.ts';
import { ManagersOnly } from '../../components/managers-only.tsx';
import { FailureNotice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { purposeWords, scopeWords } from '../../words/reanalysis-words.ts';
import { INTENT_WORDS, OUTCOME_WORDS, STAGE_WORDS } from '../../words/understanding-words.ts';
import { Changes } from './changes.tsx';
import { MovedTable } from './moved-table.tsx';
import { Progress } from './progress.tsx';
import styles from './reanalysis.module.css';
import { RereadList } from './reread-list.tsx';

const route = getRouteApi('/app/reanalyses/$reanalysisId');

/** What a re-analysis found: how many sessions changed, in what, and which. */
export function ReanalysisScreen() {
  const { reanalysisId } = route.useParams();
  return (
    <ManagersOnly
      title="Re-analysis"
      refusal="Owners and admins have sessions read again"
      hint="Ask one of them what this re-analysis found."
    >
      <Report reanalysisId={reanalysisId} />
    </ManagersOnly>
  );
}

function Report({ reanalysisId }: { reanalysisId: string }) {
  const query = useQuery(reportQuery(reanalysisId));
  if (query.isPending) {
    return (
      <Page title="Re-analysis">
        <RowSkeletons rows={3} height="8rem" />
      </Page>
    );
  }
  if (query.isError && !query.data) {
    return (
      <Page title="Re-analysis">
        <FailureNotice error={query.error} onRetry={() => query.refetch()} />
      </Page>
    );
  }
  const report = query.data;
  return (
    <Page title="Re-analysis" lead={<Scope report={report} />}>
      <div className={styles.sections}>
        <Progress report={report} />
        {report.read > 0 && (
          <>
            <Changes report={report} />
            <MovedTable
              report={report}
              name="intent"
              title="Intent, before and after"
              moved={report.intents}
              words={INTENT_WORDS}
            />
            <MovedTable
              report={report}
              name="outcome"
              title="How it ended, before and after"
              moved={report.outcomes}
              words={OUTCOME_WORDS}
            />
            <MovedTable
              report={report}
              name="stage"
              title="How far it came, before and after"
              moved={report.stages}
              words={STAGE_WORDS}
            />
            <RereadList report={report} />
          </>
        )}
      </div>
    </Page>
  );
}

function Scope({ report }: { report: ReanalysisReport }) {
  const { data: keys } = useQuery(keysQuery);
  const { keyId, analyst } = report;
  const key = keyId === null ? '' : `, with the key ${keys?.keys.find((one) => one.keyId === keyId)?.name ?? keyId}`;
  return (
    <>
      <bdi>{scopeWords(report) + key}</bdi>. Read by version {analyst} of the analyst. {purposeWords(report)}.
    </>
  );
}
