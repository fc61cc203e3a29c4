/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Public key of the shop's organization; without it nothing is tracked. */
  readonly VITE_CROW_API_KEY?: string;
  /** Address of the CROW gateway. */
  readonly VITE_CROW_ENDPOINT?: string;
  /** Address of the dashboard, for the link in the footer. */
  readonly VITE_CROW_DASHBOARD?: string;
}
