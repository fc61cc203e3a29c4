import { useQuery } from '@tanstack/react-query';
import { keysQuery, meQuery } from '../../api/queries.ts';
import { CodeBlock } from '../../components/code-block.tsx';
import { installSnippet, keyForSnippet } from '../../components/install-snippet.ts';
import { Page } from '../../components/page.tsx';
import { FirstEventCheck } from './first-event-check.tsx';
import styles from './install.module.css';
import { Keys } from './keys.tsx';

/** From nothing to the first event, and the keys that it takes. */
export function InstallScreen() {
  const { data } = useQuery(keysQuery);
  const { data: me } = useQuery(meQuery);
  const key = keyForSnippet(data?.keys ?? []);
  const mayManage = me?.role === 'owner' || me?.role === 'admin';
  return (
    <Page title="Install" lead="Three steps to the first event." narrow>
      <ol className={styles.steps}>
        <li>
          <h2>Add the package</h2>
          <CodeBlock code="npm install @crow/tracking-sdk" label="the install command" />
        </li>
        <li>
          <h2>Start it where your shop starts</h2>
          <CodeBlock code={installSnippet(key, window.location.origin)} label="the install snippet" />
          {data && !key && (
            <p className={styles.hint}>
              {mayManage ? 'Create a key below; it is filled in here.' : 'Ask an owner or admin for the API key.'}
            </p>
          )}
        </li>
        <li>
          <h2>Open your shop</h2>
          <FirstEventCheck />
        </li>
      </ol>
      <Keys mayManage={mayManage} />
    </Page>
  );
}
