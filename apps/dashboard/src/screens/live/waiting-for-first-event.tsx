import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keysQuery } from '../../api/queries.ts';
import { CodeBlock } from '../../components/code-block.tsx';
import { installSnippet, keyForSnippet } from '../../components/install-snippet.ts';
import styles from './live.module.css';

/** Address of the demo shop, where one is served beside the dashboard. */
const SHOP: string | undefined = import.meta.env.VITE_CROW_SHOP;

/** What a new organization sees: how to send the first event. */
export function WaitingForFirstEvent() {
  const { data } = useQuery(keysQuery);
  const snippet = installSnippet(keyForSnippet(data?.keys ?? []), window.location.origin);
  return (
    <section className={styles.waiting}>
      <span className={styles.beacon} aria-hidden="true" />
      <h2>Waiting for the first event</h2>
      <p className={styles.waitingLead}>
        Put these lines where your shop starts. This page changes by itself when the first visitor is seen.
      </p>
      <CodeBlock code={snippet} label="the install snippet" />
      <div className={styles.waitingActions}>
        <Button renderRoot={(props) => <Link to="/install" {...props} />} variant="default">
          Full instructions
        </Button>
        {SHOP && (
          <Anchor href={SHOP} target="_blank" rel="noreferrer">
            Or open the demo shop and look around
          </Anchor>
        )}
      </div>
    </section>
  );
}
