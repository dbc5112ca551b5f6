// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { Page } from './jobs.tsx'

vi.mock('../../../web/signing/key.ts', () => ({ loadKey: async () => undefined }))

const letter = {
  id: '42',
  job: 'notifications.tell',
  attempts: 12,
  fault: 'почта не отвечает',
  createdAt: '2026-11-22T07:00:00.000Z',
  failedAt: '2026-11-23T06:00:00.000Z',
}
const calm = { waiting: 0, dead: 0, lagSeconds: 0, state: 'calm' }
const stuck = { waiting: 240, dead: 1, lagSeconds: 840, state: 'stuck' }
const answer = (reply: (method: string) => Response | object | Promise<Response>) => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string, init: { method: string }) => {
    asked.push(`${init.method} ${url}`)
    const given = await reply(init.method)
    return given instanceof Response ? given : Response.json(given)
  })
  return asked
}
const plain = (element: Element | null) => (element?.textContent ?? '').replaceAll('\u00a0', ' ')
const open = () => renderPage(<Page />, { session: testSession(['citizen', 'administrator']) })

test('D6 full: what stopped, why, when, after how many tries; how the queue lives', async () => {
  answer(() => ({ items: [letter], health: stuck }))
  await open()
  expect(await screen.findByText('notifications.tell')).toBeTruthy()
  expect(plain(document.body)).toMatch(/почта не отвечает.*сегодня, 9:00 · Попыток: 12/)
  expect(plain(document.body)).toMatch(/Очередь.*Стоит.*240 заданий.*1 задание.*14 минут/)
})

test('D6 one press starts it again, and the list is fresh', async () => {
  const asked = answer((method) =>
    method === 'POST' ? { items: [], health: calm } : { items: [letter], health: stuck },
  )
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: /Запустить.снова:.notifications/ }))
  expect(await screen.findByRole('heading', { name: /Остановившихся.заданий.нет/ })).toBeTruthy()
  expect(asked.filter((a) => a.startsWith('POST'))).toEqual(['POST /api/operations/jobs/42/replay'])
})

test('D6 started by another meanwhile: it is said', async () => {
  answer((method) =>
    method === 'POST'
      ? Response.json({ status: 404, code: 'job.not-found', title: 'Нет' }, { status: 404 })
      : { items: [letter], health: stuck },
  )
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: /Запустить.снова/ }))
  expect(plain(await screen.findByRole('alert'))).toMatch(/запустили раньше/)
})

test('D6 empty, failed, refused and waiting have their faces', async () => {
  answer(() => ({ items: [], health: calm }))
  const empty = await open()
  expect(await screen.findByRole('heading', { name: /заданий.нет/ })).toBeTruthy()
  empty.unmount()
  answer(() => Response.json({ status: 500, code: 'defect', title: 'У нас сбой' }, { status: 500 }))
  const failed = await open()
  expect(plain(await screen.findByRole('alert'))).toMatch(/Задания не загрузились/)
  failed.unmount()
  answer(() => Response.json({ status: 403, code: 'forbidden', title: 'Нет доступа' }, { status: 403 }))
  const refused = await open()
  expect(await screen.findByRole('heading', { name: /Нет.доступа/ })).toBeTruthy()
  refused.unmount()
  answer(() => new Promise<Response>(() => undefined))
  await open()
  expect(screen.getByRole('status', { name: /Загружаем.задания/ })).toBeTruthy()
})
