// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { Page as FindingPage } from './finding.tsx'
import { Page as NightPage } from './night.tsx'
import { Page as NightsPage } from './nights.tsx'

vi.mock('../../../web/signing/key.ts', () => ({ loadKey: async () => undefined }))

const totals = { signIns: 120, failures: 40, stopped: 12, blocks: 2, looks: 300 }
const nights = {
  items: [
    { day: '2026-11-22', totals, findings: 2, grave: 1 },
    { day: '2026-11-21', totals: { ...totals, failures: 3, stopped: 0 }, findings: 0, grave: 0 },
  ],
}
const finding = {
  id: '0193a1de-0000-7000-8000-000000000001',
  kind: 'taken-over',
  title: 'Вход с нового места после подбора пароля',
  isGrave: true,
  person: { id: '0193a1de-0000-7000-8000-000000000002', name: 'Орлова Е. В.' },
  address: '203.0.113.9',
  since: '2026-11-22T06:10:00.000Z',
  until: '2026-11-22T06:20:00.000Z',
  numbers: [{ name: 'Неудачных попыток', value: 25 }],
}
const night = {
  day: '2026-11-22',
  madeAt: '2026-11-23T00:10:00.000Z',
  totals,
  hours: Array.from({ length: 24 }, (_, hour) => ({
    hour,
    signIns: hour === 9 ? 60 : 0,
    failures: hour === 3 ? 40 : 0,
    stopped: 0,
  })),
  findings: [finding],
  digest: 'ab'.repeat(32),
}
const evidence = [
  {
    id: 7,
    at: '2026-11-22T06:20:05.000Z',
    since: '2026-11-22T06:20:05.000Z',
    count: 1,
    what: 'Вход в кабинет',
    about: null,
    outcome: 'done',
    who: { kind: 'guest', name: 'Без входа', role: null, organisation: null },
    purpose: null,
    how: 'hand',
    from: '203.0.113.9',
    object: null,
    question: null,
  },
]
const answer = (reply: (path: string) => Response | object | Promise<Response>) => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string, init: { method: string }) => {
    asked.push(`${init.method} ${url}`)
    const given = await reply(url)
    return given instanceof Response ? given : Response.json(given)
  })
  return asked
}
const session = testSession(['citizen', 'administrator'])
const at = {
  night: { path: '/oversight/$day', at: '/oversight/2026-11-22' },
  finding: { path: '/oversight/findings/$id', at: `/oversight/findings/${finding.id}` },
}
const plain = (element: Element | null) => (element?.textContent ?? '').replaceAll('\u00a0', ' ')
const refusal = (status: number, code: string, title: string) => () =>
  Response.json({ status, code, title }, { status })

const pages = [
  ['nights', <NightsPage key="a" />, {}, /Отчёты не загрузились/, /Загружаем.отчёты/],
  ['night', <NightPage key="b" />, at.night, /Отчёт не загрузился/, /Загружаем.отчёт/],
  ['finding', <FindingPage key="c" />, at.finding, /Находка не загрузилась/, /Загружаем.находку/],
] as const

describe.each(pages)('G7 %s', (_, page, place, failed, waiting) => {
  test('failed, refused and waiting have their faces', async () => {
    answer(refusal(500, 'defect', 'У нас сбой'))
    const broken = await renderPage(page, { session, ...place })
    expect(plain(await screen.findByRole('alert'))).toMatch(failed)
    broken.unmount()
    answer(refusal(403, 'forbidden', 'Нет доступа'))
    const refused = await renderPage(page, { session, ...place })
    expect(await screen.findByRole('heading', { name: /Нет.доступа/ })).toBeTruthy()
    refused.unmount()
    answer(() => new Promise<Response>(() => undefined))
    await renderPage(page, { session, ...place })
    expect(screen.getByRole('status', { name: waiting })).toBeTruthy()
  })
})

test('G7 the month: a chart with a sentence, the same as a table, each day with what was found', async () => {
  answer(() => nights)
  const { user } = await renderPage(<NightsPage />, { session })
  const chart = await screen.findByRole('img', { name: /За.эти дни 2.находки/ })
  expect(chart).toBeTruthy()
  expect(plain(document.body)).toMatch(/22 ноября.*2 находки.*1 срочная.*120 входов, 40 неудачных попыток/)
  await user.click(screen.getByRole('button', { name: 'Таблицей' }))
  expect(plain(screen.getByRole('table', { name: /За.эти дни/ }))).toMatch(/22 ноября4012/)
})

test('G7 no report yet: it is said when the first one comes', async () => {
  answer(() => ({ items: [] }))
  await renderPage(<NightsPage />, { session })
  expect(await screen.findByRole('heading', { name: /Отчётов.пока.нет/ })).toBeTruthy()
})

test('G7 one day: findings lead to their lines, the hours are a chart, the whole is saved as a table', async () => {
  const asked = answer((url) =>
    url.endsWith('/file') ? new Response('csv', { headers: { 'content-type': 'text/csv' } }) : night,
  )
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }),
  )
  const { user } = await renderPage(<NightPage />, { session, ...at.night })
  const link = await screen.findByRole('link', { name: /Вход.с.нового места/ })
  expect(link.getAttribute('href')).toBe(`/oversight/findings/${finding.id}`)
  expect(plain(document.body)).toMatch(/Срочно.*Кто: Орлова Е. В. · Адрес 203.0.113.9.*Неудачных попыток: 25/)
  expect(screen.getByRole('img', { name: /Больше всего неудачных попыток в.3:00/ })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Скачать.таблицей/ }))
  expect(asked.at(-1)).toMatch(/\/file$/)
})

test('G7 a quiet day says so; an evidence line tells what, from where and exactly when', async () => {
  answer(() => ({ ...night, findings: [], hours: night.hours.map((h) => ({ ...h, failures: 0 })) }))
  const quiet = await renderPage(<NightPage />, { session, ...at.night })
  expect(await screen.findByRole('heading', { name: /Ничего.похожего.на.атаку/ })).toBeTruthy()
  expect(screen.getByRole('img', { name: /Неудачных попыток не.было/ })).toBeTruthy()
  quiet.unmount()
  answer(() => ({
    ...night,
    findings: [],
    hours: night.hours.map((h) => ({ ...h, failures: 0, signIns: 0 })),
  }))
  const empty = await renderPage(<NightPage />, { session, ...at.night })
  expect(await screen.findByText(/никто.не.входил/)).toBeTruthy()
  expect(screen.queryByRole('img')).toBeNull()
  empty.unmount()
  answer(() => ({ finding, day: '2026-11-22', evidence }))
  const full = await renderPage(<FindingPage />, { session, ...at.finding })
  expect(await screen.findByRole('link', { name: /карточку.человека/ })).toBeTruthy()
  expect(plain(document.body)).toMatch(/Вход в кабинет.*Без входа · адрес 203.0.113.9.*9:20:05/)
  full.unmount()
  answer(() => ({ finding: { ...finding, person: null }, day: '2026-11-22', evidence: [] }))
  await renderPage(<FindingPage />, { session, ...at.finding })
  expect(await screen.findByRole('heading', { name: /Строк.журнала.у.этой/ })).toBeTruthy()
})
