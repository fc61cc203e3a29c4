/**
 * What Playwright itself turns off in version 1.65, without what only Edge has. Chromium takes the last list that it is
 * given, so a list of ours has to repeat it.
 */
const OFF_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/**
 * Parts of Chromium's own window that are web pages: each test opens a window, and no test looks at its address bar.
 * With the process kept in reserve for the next site they cost as much time as the page under test.
 */
const WINDOW_DRESSING = [
  'PreloadTopChromeWebUI',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'SpareRendererForSitePerProcess',
];

/** How the browser tests start Chromium. */
export const CHROMIUM = {
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    // There is no graphics card to use; pretending one costs a third of the time of a page.
    '--disable-gpu',
    `--disable-features=${[...OFF_BY_PLAYWRIGHT, ...WINDOW_DRESSING].join(',')}`,
  ],
};
