/** What a browser says it is, in the few words that a person is shown. @module */

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:A|iOS)?\/([0-9]{1,4})/, 'Edge'],
  [/\bOPR\/([0-9]{1,4})/, 'Opera'],
  [/\bSamsungBrowser\/([0-9]{1,4})/, 'Samsung Internet'],
  [/\bFirefox\/([0-9]{1,4})/, 'Firefox'],
  [/\bElectron\/([0-9]{1,4})/, 'Electron'],
  [/\b(?:Headless)?Chrom(?:e|ium)\/([0-9]{1,4})/, 'Chrome'],
  [/\bVersion\/([0-9]{1,4})[0-9.]* (?:Mobile\/\S+ )?Safari\//, 'Safari'],
]

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bWindows NT\b/, 'Windows'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bMacintosh\b/, 'macOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/** Only words of this file and digits come back, so nothing that a browser claims can mislead by its form. */
export function describeBrowser(userAgent: string | undefined): {
  readonly browser?: string
  readonly os?: string
} {
  const text = (userAgent ?? '').slice(0, 512)
  const browser = BROWSERS.map(([pattern, called]) => {
    const version = pattern.exec(text)?.[1]
    return version === undefined ? undefined : `${called} ${version}`
  }).find((found) => found !== undefined)
  const os = SYSTEMS.find(([pattern]) => pattern.test(text))?.[1]
  return {
    ...(browser === undefined ? {} : { browser }),
    ...(os === undefined ? {} : { os }),
  }
}
