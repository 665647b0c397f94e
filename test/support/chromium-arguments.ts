/** How the system's Chromium is started for tests: as itself, without what no test sees. @module */

/**
 * The browser that Debian brings opens, behind each window, the two pages of its address bar's suggestions: a process of
 * theirs is laid out anew with every size and theme, and headless there is no address bar. A
 * process is also kept in reserve for the next page, and each test has one page. This list stands in for
 * Playwright's own, since the last one given counts, and so repeats what of it concerns Chromium here.
 */
const withoutFeatures = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxFullPopup', 'WebUIOmniboxAimPopup', 'AimEnabled'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'ThirdPartyStoragePartitioning'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'LensOverlay', 'MediaRouter', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'PreconnectToSearch', 'SpareRendererForSitePerProcess'],
]

export const chromiumArguments: readonly string[] = [
  ...['--disable-gpu', '--disable-quic', '--disable-background-networking'],
  `--disable-features=${withoutFeatures.join(',')}`,
]
