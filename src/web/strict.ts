/** First of all: shapes are checked without `new Function`, which the content security policy forbids and reports. */

declare global {
  // The library's own place for its settings; set here, it need not be in the first download.
  var __zod_globalConfig: { jitless?: boolean } | undefined
}

globalThis.__zod_globalConfig = { ...globalThis.__zod_globalConfig, jitless: true }
export {}
