/** Whether the browser asks not to be tracked: Do Not Track (W3C) or Global Privacy Control. */
export function asksForSilence(): boolean {
  return !!(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl || navigator.doNotTrack === '1';
}
