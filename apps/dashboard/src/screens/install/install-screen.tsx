import { Button, Tabs } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FillInKey } from '../../components/fill-in-key.tsx';
import { KEY_PLACEHOLDER } from '../../components/install-snippet.ts';
import { Page } from '../../components/page.tsx';
import { useSnippetKey } from '../../components/use-snippet-key.ts';
import { CreateKeyDialog } from '../keys/create-key-dialog.tsx';
import type { Connection } from './connection.ts';
import styles from './install.module.css';
import { PackageGuide } from './package-guide.tsx';
import { PACKAGE_GUIDES } from './package-steps.ts';
import { ScriptTagGuide } from './script-tag-guide.tsx';
import { type Manager, WAYS, type Way } from './ways.ts';

const route = getRouteApi('/app/install');

/** From nothing to the first event, for what the shop is made with. */
export function InstallScreen() {
  const { for: chosen = 'script', key: keyId } = route.useSearch();
  const { apiKey = KEY_PLACEHOLDER } = useSnippetKey(keyId);
  const navigate = route.useNavigate();
  const [manager, setManager] = useState<Manager>('npm');
  const [creating, setCreating] = useState(false);
  const connection: Connection = { apiKey, endpoint: window.location.origin };
  const keyHint = (
    <FillInKey
      keyId={keyId}
      create={
        <Button size="sm" onClick={() => setCreating(true)}>
          Create a key
        </Button>
      }
    />
  );

  return (
    <Page title="Install" lead="A few lines to the first event. What is your shop made with?" narrow>
      <Tabs
        className={styles.ways}
        value={chosen}
        onChange={(way) =>
          navigate({ search: (now) => ({ ...now, for: way as Way }), replace: true, resetScroll: false })
        }
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
      <p className={styles.keys}>
        Where a key works, how fast and how long, and more keys: <Link to="/keys">API keys</Link>
      </p>
      {creating && <CreateKeyDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}
