// @vitest-environment happy-dom
/** D7+: corrections change by themselves: what another confirmed or took back is there without a reload. */
import { act, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { LiveEvent, LiveState } from '../../../web/live.ts'
import { LiveLine } from '../../../web/live-line.tsx'
import { answerOnly } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { Correction } from '../contract.ts'
import { Page } from './corrections.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)
const line: { hear?: (event: LiveEvent) => void } = {}
vi.mock('../../../web/live.ts', () => ({
  listen: (hear: (event: LiveEvent) => void, tell: (state: LiveState) => void) => {
    line.hear = hear
    tell('open')
    return () => undefined
  },
}))

const correction: Correction = {
  id: '0193a1de-0000-7000-8000-000000000001',
  of: 'activity',
  person: 'Кузнецов Артём Павлович',
  title: 'Отёк лёгких',
  place: 'Псков',
  specialty: 'Кардиология',
  credits: 6,
  on: '2026-10-12',
  number: '2026-000123',
  isReversed: false,
  reason: null,
  can: { reverse: true },
}

test.for(['activity.counted', 'claim.moved'])('D7+ heard of by «%s»', async (type) => {
  let items: Correction[] = []
  answerOnly({ 'GET /api/credits/corrections': () => ({ items, nextCursor: null }) })
  await renderPage(
    <LiveLine>
      <Page />
    </LiveLine>,
    { path: '/credits/corrections', session: testSession(['citizen', 'administrator']) },
  )
  expect(await screen.findByText(/Обновляется.само/)).toBeTruthy()
  expect(screen.queryByText('Кузнецов Артём Павлович')).toBeNull()
  items = [correction]
  act(() => line.hear!({ type, payload: {} }))
  expect(await screen.findByText('Кузнецов Артём Павлович')).toBeTruthy()
})
