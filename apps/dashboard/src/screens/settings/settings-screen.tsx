import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/queries.ts';
import { FailureNotice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { ModelSettings } from './model-settings.tsx';
import { SessionSettings } from './session-settings.tsx';
import { settingsQuery } from './settings-query.ts';
import { TermSettings } from './term-settings.tsx';

/** What holds for the whole organization. */
export function SettingsScreen() {
  const { data: me } = useQuery(meQuery);
  const mayManage = me?.role === 'owner' || me?.role === 'admin';
  return (
    <Page
      title="Settings"
      lead="What holds for your whole organization. Changes are on record in the audit log."
      narrow
    >
      <Sections mayManage={mayManage} />
    </Page>
  );
}

function Sections({ mayManage }: { mayManage: boolean }) {
  const query = useQuery(settingsQuery);
  if (query.isPending) return <RowSkeletons rows={1} height="10rem" />;
  if (query.isError && !query.data) return <FailureNotice error={query.error} onRetry={() => query.refetch()} />;
  return (
    <>
      <SessionSettings settings={query.data} mayManage={mayManage} />
      <ModelSettings settings={query.data} mayManage={mayManage} />
      <TermSettings settings={query.data} mayManage={mayManage} />
    </>
  );
}
