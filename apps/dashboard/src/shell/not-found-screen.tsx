import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';

/** An address that leads nowhere. */
export function NotFoundScreen() {
  return (
    <Page title="Page not found" narrow>
      <Notice
        title="The crow finds nothing here"
        actions={<Button renderRoot={(props) => <Link to="/" {...props} />}>Go to the live view</Button>}
      >
        <p>The address may be mistyped, or what it showed may have been removed.</p>
      </Notice>
    </Page>
  );
}
