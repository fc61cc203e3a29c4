import { stub, tracker } from 'virtual:sdk-scripts';
import { Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { CodeBlock } from '../../components/code-block.tsx';
import type { Connection } from './connection.ts';
import { FirstEventCheck } from './first-event-check.tsx';
import styles from './install.module.css';
import { scriptTag } from './script-tag.ts';

/** Two script tags, without a build: what a shop system or a template takes. */
export function ScriptTagGuide({ connection, keyHint }: { connection: Connection; keyHint: ReactNode }) {
  const [bounces, setBounces] = useState(true);
  const [pinned, setPinned] = useState(false);
  const code = scriptTag(connection, tracker, { stub: bounces ? stub : undefined, pinned });
  return (
    <ol className={styles.steps}>
      <li>
        <h2>Put this into the head of every page</h2>
        <div className={styles.choices}>
          <Checkbox
            checked={bounces}
            onChange={(event) => setBounces(event.currentTarget.checked)}
            label="Keep visits that end early"
            description="The first script then also sends what a visitor did who left before the tracker had loaded; 9 KB in the page."
          />
          <Checkbox
            checked={pinned}
            onChange={(event) => setPinned(event.currentTarget.checked)}
            label="Only this version"
            description="Browsers refuse any other file than the one of today. After an update of CROW copy the tags again, or they load nothing."
          />
        </div>
        <CodeBlock code={code} label="the script tags" />
        {keyHint}
        <p className={styles.hint}>
          With a content security policy allow <code>{connection.endpoint}</code> under <code>script-src</code> and{' '}
          <code>connect-src</code>, and inline scripts by a hash or nonce.
        </p>
      </li>
      <li>
        <h2>Open your shop</h2>
        <FirstEventCheck />
      </li>
    </ol>
  );
}
