/** Whether the browser asks not to be tracked: Do Not Track (W3C) or Global Privacy Control. */
export function asksForSilence(window: Window): boolean {
  const told = window.navigator as Navigator & { globalPrivacyControl?: boolean; doNotTrack?: string | null };
  const { doNotTrack } = window as Window & { doNotTrack?: string | null };
  return told.globalPrivacyControl === true || [told.doNotTrack, doNotTrack].some((it) => it === '1' || it === 'yes');
}
