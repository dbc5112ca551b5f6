// @vitest-environment happy-dom
/** The desk: differing signs, what stands in the way, keys that are silent while something is typed. */
import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderKit } from '../../test/render.tsx'
import { Loupe, signsThatDiffer } from './loupe.tsx'
import { useKeys } from './use-keys.ts'
import { whyNot } from './use-compare.ts'
import { CompareField } from './desk.tsx'

const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ')
const shown = (typed: string, read: string) =>
  Array.from(typed)
    .map((sign, i) => (signsThatDiffer(typed, read)[i] ? `[${sign}]` : sign))
    .join('')

test('differing signs', () => {
  expect(shown('0114832', '0114823')).toBe('01148[3][2]')
  expect(shown('011482', '0114823')).toBe('011482')
  expect(shown('01148823', '0114823')).toBe('01148[8]23')
  expect(shown('Иванова', 'Иванова')).toBe('Иванова')
})

test('the loupe marks them', async () => {
  await renderKit(<Loupe typed="7827 № 0114832" read="7827 № 0114823" />)
  expect(document.querySelector('mark')?.textContent).toBe('32')
})

test('why approval is not possible', () => {
  const number = { key: 'number', label: 'Номер' }
  expect(whyNot([], 0)).toBeUndefined()
  expect(plain(whyNot([number], 2))).toBe('Одобрить нельзя: не совпало: номер, 2 поля не сверены.')
  expect(plain(whyNot([], 1))).toBe('Одобрить нельзя: 1 поле не сверено.')
  expect(plain(whyNot([], 5))).toBe('Одобрить нельзя: 5 полей не сверено.')
})

test('a verdict is pressed and taken back', async () => {
  const heard = vi.fn<(verdict: unknown) => void>()
  const { user } = await renderKit(
    <CompareField
      label="Номер"
      value="7827"
      verdict="yes"
      onVerdict={heard}
      isOn
      onFocus={() => undefined}
    />,
  )
  await user.click(screen.getByRole('button', { name: 'Не совпадает' }))
  await user.click(screen.getByRole('button', { name: 'Совпадает', pressed: true }))
  expect(heard.mock.calls).toEqual([['no'], [null]])
})

test('single keys work by their place in any layout and are silent in a field', async () => {
  const next = vi.fn<() => void>()
  const Keyed = ({ isOn = true }: { readonly isOn?: boolean }) => {
    useKeys({ J: next }, isOn)
    return <input aria-label="Причина" />
  }
  const { user, unmount } = await renderKit(<Keyed />)
  await user.keyboard('[KeyJ]')
  expect(next).toHaveBeenCalledTimes(1)
  await user.keyboard('{Control>}[KeyJ]{/Control}')
  await user.click(screen.getByLabelText('Причина'))
  await user.keyboard('[KeyJ]')
  expect(next).toHaveBeenCalledTimes(1)
  unmount()
  const off = await renderKit(<Keyed isOn={false} />)
  await off.user.keyboard('[KeyJ]')
  expect(next).toHaveBeenCalledTimes(1)
})
