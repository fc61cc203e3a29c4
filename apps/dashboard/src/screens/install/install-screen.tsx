import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { keysQuery, meQuery } from '../../api/queries.ts';
import { KEY_PLACEHOLDER, keyForSnippet } from '../../components/install-snippet.ts';
import { Page } from '../../components/page.tsx';
import type { Connection } from './connection.ts';
import styles from './install.module.css';
import { Keys } from './keys.tsx';
import { PackageGuide } from './package-guide.tsx';
import { PACKAGE_GUIDES } from './package-steps.ts';
import { ScriptTagGuide } from './script-tag-guide.tsx';
import { type Manager, WAYS, type Way } from './ways.ts';

const route = getRouteApi('/app/install');

/** From nothing to the first event, for what the shop is made with, and the keys that it takes. */
export function InstallScreen() {
  const { data } = useQuery(keysQuery);
  const { data: me } = useQuery(meQuery);
  const { for: chosen = 'script' } = route.useSearch();
  const navigate = route.useNavigate();
  const [manager, setManager] = useState<Manager>('npm');
  const key = keyForSnippet(data?.keys ?? []);
  const mayManage = me?.role === 'owner' || me?.role === 'admin';
  const connection: Connection = { apiKey: key ?? KEY_PLACEHOLDER, endpoint: window.location.origin };
  const keyHint = data && !key && (
    <p className={styles.hint}>
      {mayManage ? 'Create a key below; it is filled in here.' : 'Ask an owner or admin for the API key.'}
    </p>
  );

  return (
    <Page title="Install" lead="A few lines to the first event. What is your shop made with?" narrow>
      <Tabs
        className={styles.ways}
        value={chosen}
        onChange={(way) => navigate({ search: { for: way as Way }, replace: true, resetScroll: false })}
        keepMounted={false}
      >
        <Tabs.List aria-label="What your shop is made with">
          {Object.entries(WAYS).map(([way, name]) => (
            <Tabs.Tab key={way} value={way}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="script">
          <ScriptTagGuide connection={connection} keyHint={keyHint} />
        </Tabs.Panel>
        {Object.entries(PACKAGE_GUIDES).map(([way, guide]) => (
          <Tabs.Panel key={way} value={way}>
            <PackageGuide
              guide={guide}
              connection={connection}
              manager={manager}
              onManager={setManager}
              keyHint={keyHint}
            />
          </Tabs.Panel>
        ))}
      </Tabs>
      <Keys mayManage={mayManage} />
    </Page>
  );
}
