import type { CROWOptions, CROWTracker } from '@crow/tracking-sdk';

declare global {
  /** The tracker that an application has made elsewhere, and what a page calls after the script tag. */
  const crow: CROWTracker & PageCrow;

  interface Window {
    crow: PageCrow;
  }

  interface PageCrow {
    (method: 'init', options: CROWOptions): void;
    <Method extends keyof CROWTracker>(method: Method, ...given: Parameters<CROWTracker[Method]>): void;
    /** Calls that were made before the script has loaded. */
    q?: unknown[];
  }

  /** A shop's own consent banner. */
  const banner: {
    on(event: 'change', listener: (accepted: string[]) => void): () => void;
    onAccept(listener: () => void): void;
    onRefuse(listener: () => void): void;
  };
}
