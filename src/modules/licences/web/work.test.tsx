// @vitest-environment happy-dom
/** The first page of a section of work: full and failed; the server's answer keeps to the contract. */
import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { Standing } from '../contract.ts'
import { Page as WorkPage } from './work.tsx'

let answer: () => unknown

vi.mock('../../../web/api.ts', async (original) => ({
  ...(await original<typeof import('../../../web/api.ts')>()),
  call: (e: { reply: { parse: (v: unknown) => unknown } }) =>
    Promise.resolve().then(() => e.reply.parse(answer())),
}))

const standing: Standing = {
  section: 'doctor',
  hasRole: true,
  isActing: true,
  holds: true,
  changesAt: '2027-01-10T21:00:00.000Z',
  needs: [
    {
      class: 'licence',
      state: 'held',
      paperId: '0193a1de-0000-7000-8000-000000000001',
      title: 'Лицензия, Больница',
      endsOn: null,
    },
  ],
  source: 'Правило',
}
const down = () => {
  throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен', instance: 'abcdef12-x' })
}

test('F7 the first page of a section says by what it stands open and until when', async () => {
  answer = () => standing
  const first = await renderPage(<WorkPage />, {
    path: '/work/doctor',
    at: '/work/doctor',
    session: testSession(['doctor']),
  })
  expect(await screen.findByText(/До\s10\sянваря\s2027\sвключительно/)).toBeTruthy()
  first.unmount()
  answer = down
  await renderPage(<WorkPage />, {
    path: '/work/doctor',
    at: '/work/doctor',
    session: testSession(['doctor']),
  })
  expect(await screen.findByText(/Раздел\sне\sзагрузился/)).toBeTruthy()
})
