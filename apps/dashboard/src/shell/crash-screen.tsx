import { Button } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Notice, toldProblem } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';

/** What is left when a screen throws: what happened, and two ways out. */
export function CrashScreen({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { title, detail } = toldProblem(error);

  function tryAgain() {
    reset();
    void router.invalidate();
  }

  return (
    <Page title="Something went wrong" narrow>
      <div role="alert">
        <Notice
          title={title}
          actions={
            <>
              <Button onClick={tryAgain}>Try again</Button>
              <Button component="a" href="/" variant="default">
                Back to the start
              </Button>
            </>
          }
        >
          {detail && <p>{detail}</p>}
        </Notice>
      </div>
    </Page>
  );
}
