import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DraftFields } from '../contract.ts'
import { merge, takeTheirs } from './merge.ts'

const of = (over: Partial<DraftFields> = {}) => ({ ...DraftFields.parse({}), ...over })
const f = (n: number) => `0199aaaa-0000-7000-8000-00000000000${n}`

test('D5 what two devices changed in different fields is joined without a question', () => {
  const base = of({ hours: '500', number: '1' })
  const { fields, conflicts } = merge(
    base,
    of({ hours: '504', number: '1' }),
    of({ hours: '500', number: '2', programme: 'ЭКГ' }),
  )
  expect(conflicts).toEqual([])
  expect(fields).toEqual(of({ hours: '504', number: '2', programme: 'ЭКГ' }))
})

test('D5 one field changed on both is a question; ours stays until it is answered', () => {
  const base = of({ hours: '500' })
  const [mine, theirs] = [of({ hours: '504' }), of({ hours: '512', series: '78' })]
  const merged = merge(base, mine, theirs)
  expect(merged).toEqual({ fields: of({ hours: '504', series: '78' }), conflicts: ['hours'] })
  expect(takeTheirs(merged.fields, theirs, merged.conflicts)).toEqual(theirs)
})

test('an institution is one choice in two fields', () => {
  const base = of()
  const mine = of({ institutionName: 'Написал сам' })
  const theirs = of({ institutionId: f(1), institutionName: 'Северная академия' })
  const merged = merge(base, mine, theirs)
  expect(merged.conflicts).toEqual(['institutionName'])
  expect(merged.fields).toMatchObject({ institutionId: null, institutionName: 'Написал сам' })
  expect(takeTheirs(merged.fields, theirs, merged.conflicts)).toMatchObject({
    institutionId: f(1),
    institutionName: 'Северная академия',
  })
})

test('scans added on either device stay, taken out on either are out', () => {
  const { fields } = merge(
    of({ fileIds: [f(1), f(2)] }),
    of({ fileIds: [f(1), f(2), f(3)] }),
    of({ fileIds: [f(2), f(4)] }),
  )
  expect(fields.fileIds).toEqual([f(2), f(4), f(3)])
})

test('a device that changed nothing takes everything; both doing the same is no conflict', () => {
  const text = fc.record({ hours: fc.string(), series: fc.string(), number: fc.string() })
  const rule = () =>
    fc.assert(
      fc.property(text, text, (a, b) => {
        const idle = merge(of(a), of(a), of(b))
        const alike = merge(of(a), of(b), of(b))
        return (
          JSON.stringify([idle, alike]) ===
          JSON.stringify([
            { fields: of(b), conflicts: [] },
            { fields: of(b), conflicts: [] },
          ])
        )
      }),
    )
  expect(rule).not.toThrow()
})
