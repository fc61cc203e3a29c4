/** Whether the browser asks not to be tracked: Do Not Track (W3C) or Global Privacy Control. */
export function asksForSilence(window: Window): boolean {
  type Told = { globalPrivacyControl?: boolean; doNotTrack?: string | null };
  const { globalPrivacyControl, doNotTrack }: Told = window.navigator;
  return globalPrivacyControl === true || /^(1|yes)$/.test(`${doNotTrack ?? (window as Told).doNotTrack}`);
}
