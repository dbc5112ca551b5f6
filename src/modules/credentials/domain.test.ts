import { expect, test } from 'vitest'
import fc from 'fast-check'
import { codeFrom, codeInText, dayOf, judge, numberOf, readCode, yearOf } from './domain.ts'
import { spacedCode } from '../../platform/spoken-code.ts'

test('D8+ a code has 16 signs and is read back however it is typed', () => {
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
  const rule = () =>
    fc.assert(
      fc.property(bytes, (b) => {
        const code = codeFrom(b)
        const spaced = spacedCode(code)
        return (
          /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) &&
          readCode(spaced) === code &&
          readCode(spaced.toLowerCase().replaceAll('-', ' ')) === code &&
          codeInText(`… https://nmo.example/verify/${spaced} …`) === code
        )
      }),
    )
  expect(rule).not.toThrow()
  expect(spacedCode('7Q4K2209ABCDEFGH')).toBe('7Q4K-2209-ABCD-EFGH')
})

test('D8+ letters that look alike are forgiven: О and O for 0, I and l for 1, Russian АВЕКМНРСТХ', () => {
  expect(readCode('ОO00-IlL1-АВЕК-МНРС')).toBe('00001111ABEKMHPC')
  expect(readCode('7Q4K-2209-ABCD-EFG')).toBeUndefined()
  expect(readCode('7Q4K-2209-ABCD-EFGU')).toBeUndefined()
  expect(codeInText('нет кода')).toBeUndefined()
})

test('a number carries the year by Moscow', () => {
  const newYear = new Date('2026-12-31T21:30:00Z')
  expect(numberOf(yearOf(newYear), 7)).toBe('НМО-2027-000007')
  expect(dayOf(newYear)).toBe('1 января 2027')
})

const ours = { isOurs: true, isIntact: true, coversAll: true }
const inForce = { isRevoked: false }

test.for([
  ['genuine', { isPdf: true, signature: ours, known: inForce }],
  ['revoked', { isPdf: true, signature: ours, known: { isRevoked: true } }],
  ['unknown', { isPdf: true, signature: ours, known: null }],
  ['appended', { isPdf: true, signature: { ...ours, coversAll: false }, known: null }],
  ['altered', { isPdf: true, signature: { ...ours, isIntact: false }, known: null }],
  ['foreign', { isPdf: true, signature: { ...ours, isOurs: false }, known: null }],
  ['unsigned', { isPdf: true, signature: null, known: null }],
  ['not-pdf', { isPdf: false, signature: null, known: null }],
] as const)('D8+ a file is %s', ([verdict, facts]) => {
  const judged = judge(facts)
  expect(judged.verdict).toBe(verdict)
  const failed = judged.checks.findIndex((c) => c.isPassed === false)
  expect(failed === -1).toBe(verdict === 'genuine')
  expect(judged.checks.slice(failed === -1 ? 6 : failed + 1).every((c) => c.isPassed === null)).toBe(true)
})
