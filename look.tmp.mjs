import { chromium } from 'playwright-core'
const portal = 'https://localhost:9890'
const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--ignore-certificate-errors'],
})
export async function person(login, width = 1280) {
  const ctx = await b.newContext({
    ignoreHTTPSErrors: true,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    viewport: { width, height: width === 390 ? 844 : 900 },
  })
  const page = await ctx.newPage()
  page.on('console', (m) => {
    if (m.type() === 'error' || /Content Security/.test(m.text()))
      console.log('CONSOLE', m.text().slice(0, 300))
  })
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message))
  page.on('requestfailed', (r) => console.log('FAILED', r.url().slice(0, 120), r.failure()?.errorText))
  return { ctx, page }
}
export { b, portal }
