import { launch } from './e2e/browser.ts'
import { demoAccount } from './e2e/steps/sign-in.ts'
const portal = 'https://localhost:9880'
const browser = await launch()
const open = async (login: string, width: number) => {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    ignoreHTTPSErrors: true,
    locale: 'ru-RU',
  })
  const page = await context.newPage()
  page.on('pageerror', (e) => console.log('ERR', e.message))
  const who = demoAccount(login)
  await page.goto(`${portal}/sign-in`)
  await page.getByLabel('Логин', { exact: true }).fill(who.login)
  await page.getByLabel('Пароль', { exact: true }).fill(who.password)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await page.getByText(/Код\s+отправлен/).waitFor()
  await page.waitForTimeout(1500)
  const mail = await context.newPage()
  await mail.goto(`${portal}/mailbox?q=${who.phone.slice(-4)}`)
  const text = await mail.locator('main li').first().innerText()
  await mail.close()
  await page.getByRole('textbox', { name: 'Код из сообщения' }).fill(/#(\d{6})/.exec(text)![1]!)
  await page.getByRole('heading', { level: 1, name: /дел|дело/ }).waitFor()
  return page
}
const shot = async (page: Awaited<ReturnType<typeof open>>, path: string, name: string, wait = 1200) => {
  await page.goto(portal + path)
  await page.waitForTimeout(wait)
  await page.screenshot({ path: `/tmp/vcshots/${name}.png`, fullPage: true })
}
const medic = await open('orlova', 1280)
await shot(medic, '/events', 'events')
const links = await medic
  .locator('main a[href^="/events/0"]')
  .evaluateAll((x) => x.map((a) => a.getAttribute('href')))
console.log(links)
for (const [i, l] of links.entries()) await shot(medic, l!, `event-${i}`, 2500)
await shot(medic, '/documents', 'documents')
const cert = await medic
  .locator('a[href^="/certificates/"]')
  .first()
  .getAttribute('href')
  .catch(() => null)
console.log(cert)
if (cert) await shot(medic, cert, 'certificate')
await shot(medic, '/verify', 'verify')
await medic.setViewportSize({ width: 390, height: 844 })
await shot(medic, '/events', 'events-390')
await shot(medic, links[0]!, 'event-390', 2500)
if (cert) await shot(medic, cert, 'certificate-390')
const staff = await open('nikitina', 1280)
await shot(staff, '/teaching/events', 'desk')
const m = await staff
  .locator('main a[href^="/teaching/events/0"]')
  .evaluateAll((x) => x.map((a) => a.getAttribute('href')))
for (const [i, l] of m.entries()) await shot(staff, l!, `desk-${i}`)
const n = await staff.goto(portal + '/teaching/events').then(async () => {
  await staff.waitForTimeout(1000)
  return staff.locator('main a[href^="/teaching/events/new"]').first().getAttribute('href')
})
await shot(staff, n!, 'desk-new')
await staff.setViewportSize({ width: 390, height: 844 })
await shot(staff, m[0]!, 'desk-390')
await shot(staff, n!, 'desk-new-390')
await browser.close()
