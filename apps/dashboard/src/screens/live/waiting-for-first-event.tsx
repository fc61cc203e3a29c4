import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keysQuery } from '../../api/queries.ts';
import { CodeBlock } from '../../components/code-block.tsx';
import { FillInKey } from '../../components/fill-in-key.tsx';
import { installSnippet } from '../../components/install-snippet.ts';
import { useSnippetKey } from '../../components/use-snippet-key.ts';
import styles from './live.module.css';
import { shopAddress } from './shop-address.ts';

/** What a new organization sees: how to send the first event. */
export function WaitingForFirstEvent() {
  const { data } = useQuery(keysQuery);
  const { apiKey } = useSnippetKey();
  const snippet = installSnippet(apiKey, window.location.origin);
  const shop = shopAddress(data?.keys ?? [], Date.now());
  return (
    <section className={styles.waiting}>
      <span className={styles.beacon} aria-hidden="true" />
      <h2>Waiting for the first event</h2>
      <p className={styles.waitingLead}>
        Put these lines where your shop starts. This page changes by itself when the first visitor is seen.
      </p>
      <CodeBlock code={snippet} label="the install snippet" />
      <FillInKey
        create={
          <Button size="sm" renderRoot={(props) => <Link to="/keys" {...props} />}>
            Create a key
          </Button>
        }
      />
      <div className={styles.waitingActions}>
        <Button renderRoot={(props) => <Link to="/install" {...props} />} variant="default">
          Full instructions
        </Button>
        {shop && (
          <Anchor href={shop} target="_blank" rel="noreferrer">
            Or open your shop and look around
          </Anchor>
        )}
      </div>
    </section>
  );
}
