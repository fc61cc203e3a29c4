/** Whether the browser asks not to be tracked: Do Not Track (W3C) or Global Privacy Control. */
export function asksForSilence(): boolean {
  type Told = { globalPrivacyControl?: boolean; doNotTrack?: string | null };
  const { globalPrivacyControl, doNotTrack }: Told = navigator;
  return globalPrivacyControl === true || doNotTrack === '1';
}
