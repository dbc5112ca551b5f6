// @vitest-environment happy-dom
/** D7+: «Подключиться» stands where one learns and in the list of events, when it is time and not before. */
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage } from '../../../web/test/render.tsx'
import { Connect } from './connect.tsx'
import { Page as ListPage } from './list.tsx'
import { down, meeting, soon, two } from './pages.test.scene.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)
const link = 'https://broadcast.example/7'
const at = 'GET /api/presence/studies/:id/broadcast'
beforeEach(() => {
  asked.length = 0
  answerOnly({})
})
const open = () => renderPage(<Connect studyId={two} />)

test('D7+ before its time the page says when; once the portal tells the link, there is the button', async () => {
  answers[at] = () => ({ broadcast: { opensAt: soon(900), link: null } })
  const early = await open()
  expect(await screen.findByText(/Подключиться.можно/)).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Подключиться' })).toBeNull()
  early.unmount()
  answers[at] = () => ({ broadcast: { opensAt: soon(-10), link } })
  await open()
  const button = await screen.findByRole('link', { name: 'Подключиться' })
  expect([button.getAttribute('href'), button.getAttribute('rel')]).toEqual([link, 'noopener noreferrer'])
  expect(asked.at(-1)?.params).toEqual({ id: two })
})

test('D7+ without a broadcast it takes no place; one that did not load says so and is asked again', async () => {
  answers[at] = () => ({ broadcast: null })
  const none = await open()
  await waitFor(() => expect(asked).not.toHaveLength(0))
  expect(screen.queryByText(/рансляц/)).toBeNull()
  none.unmount()
  answers[at] = down
  const { user } = await open()
  expect(await screen.findByText(/Трансляция.не.загрузилась/)).toBeTruthy()
  answers[at] = () => ({ broadcast: { opensAt: soon(-10), link } })
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  expect(await screen.findByRole('link', { name: 'Подключиться' })).toBeTruthy()
})

test('D7+ the list of events has it beside the one whose time has come', async () => {
  answers['GET /api/presence/meetings'] = () => ({
    items: [
      { ...meeting, broadcast: { opensAt: soon(-180), link } },
      { ...meeting, id: two, title: 'Завтра', state: 'ahead', broadcast: { opensAt: soon(840), link: null } },
    ],
  })
  await renderPage(<ListPage />)
  const all = await screen.findAllByRole('link', { name: /^Подключиться/ })
  expect(all.map((a) => a.getAttribute('aria-label'))).toEqual(['Подключиться: Школа кардиолога'])
})
