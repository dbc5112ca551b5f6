// Puts the kept look on <html> before the first paint; the same rules as src/web/look/apply.ts (a test compares them).
// Shapes are checked without `new Function`, which the content policy forbids and reports; set before any module runs.
globalThis.__zod_globalConfig = { jitless: true }

;(function () {
  var html = document.documentElement
  var kept = {}
  try {
    kept = JSON.parse(localStorage.getItem('nmo-look') || '{}') || {}
  } catch {
    kept = {}
  }
  var lv = kept.lowVision
  var night = lv
    ? lv.scheme === 'night'
    : kept.scheme === 'dark' ||
      (kept.scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  html.setAttribute('data-mantine-color-scheme', night ? 'dark' : 'light')
  if (!lv) return
  html.setAttribute('data-lv', String(lv.size))
  html.setAttribute('data-lv-scheme', lv.scheme)
  if (lv.letters === 'wide') html.setAttribute('data-lv-letters', 'wide')
  if (lv.lines === 'wide') html.setAttribute('data-lv-lines', 'wide')
  if (lv.face === 'serif') html.setAttribute('data-lv-face', 'serif')
  if (lv.pictures === false) html.setAttribute('data-lv-pictures', 'off')
})()
