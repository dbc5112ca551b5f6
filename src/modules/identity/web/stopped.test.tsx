// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPage, testNow } from '../../../web/test/render.tsx'
import type { OwnBlock, Profile } from '../contract.ts'
import { StoppedSheet } from './profile-stopped.tsx'

const block: OwnBlock = {
  id: '0193a1de-0000-7000-8000-000000000004',
  kind: 'guessing',
  reason: 'Подбор пароля с незнакомых устройств',
  at: testNow.toISOString(),
  until: new Date(testNow.getTime() + 900_000).toISOString(),
  state: 'holds',
  failures: 15,
  stopped: 214,
  from: ['203.0.113.•'],
}
const show = (blocks: OwnBlock[]) => renderPage(<StoppedSheet profile={{ blocks } as unknown as Profile} />)

test('G5 the profile shows what was stopped: when, why, from where, until when', async () => {
  await show([block])
  const sheet = await screen.findByRole('region', { name: /остановлено/ })
  const words = (sheet.textContent ?? '').replaceAll('\u00a0', ' ')
  expect(words).toMatch(/Подбор пароля.*Закрыто до сегодня, 10:57/)
  expect(words).toMatch(/15 неудач подряд.*ещё 214 попыток.*203\.0\.113\.•/)
})

test('G5 what is over is said to be over', async () => {
  await show([
    { ...block, state: 'expired' },
    { ...block, id: '0193a1de-0000-7000-8000-000000000005', state: 'lifted' },
  ])
  expect(await screen.findByText(/Закончилось/)).toBeTruthy()
  expect(screen.getByText(/Снято.раньше.срока/)).toBeTruthy()
})

test('nothing stopped, nothing shown', async () => {
  await show([])
  expect(screen.queryByRole('region')).toBeNull()
})
