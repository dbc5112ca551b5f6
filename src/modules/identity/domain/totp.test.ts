/** Codes of an authenticator application against the numbers of RFC 6238 and RFC 4226. */
import { expect, test } from 'vitest'
import { base32, codeOf, fromBase32, judgeTotp, keyUri, stepAt } from './totp.ts'

const rfc = Buffer.from('12345678901234567890')

test('RFC 6238 appendix B: six last digits of each SHA-1 vector', () => {
  const vectors: [number, string][] = [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ]
  for (const [seconds, code] of vectors) expect(codeOf(rfc, stepAt(new Date(seconds * 1000)))).toBe(code)
})

test('RFC 4226 appendix D: counters 0 to 9', () => {
  const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871']
  expect(codes.map((_, i) => codeOf(rfc, i))).toEqual(codes)
})

test('RFC 4648: base32 there and back', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  expect(fromBase32('mzxw 6ytb oi').toString()).toBe('foobar')
  expect(base32(rfc)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
})

test('C5 a code of one step before or after is right, of two is not', () => {
  const now = new Date('2026-11-23T09:00:05Z')
  const judge = (step: number) => judgeTotp(rfc, codeOf(rfc, stepAt(now) + step), { now, lastStep: null })
  expect([-2, -1, 0, 1, 2].map(judge)).toEqual([
    'wrong',
    stepAt(now) - 1,
    stepAt(now),
    stepAt(now) + 1,
    'wrong',
  ])
})

test('C5 a step that was accepted, and all before it, are spent', () => {
  const now = new Date('2026-11-23T09:00:05Z')
  const step = stepAt(now)
  expect(judgeTotp(rfc, codeOf(rfc, step), { now, lastStep: step })).toBe('used')
  expect(judgeTotp(rfc, codeOf(rfc, step - 1), { now, lastStep: step })).toBe('used')
  expect(judgeTotp(rfc, codeOf(rfc, step + 1), { now, lastStep: step })).toBe(step + 1)
})

test('C5 the address for applications names the portal and the person', () => {
  expect(keyUri('ABC', { issuer: 'НМО', account: 'a b@example.ru' })).toBe(
    'otpauth://totp/%D0%9D%D0%9C%D0%9E:a%20b%40example.ru?secret=ABC&issuer=%D0%9D%D0%9C%D0%9E&algorithm=SHA1&digits=6&period=30',
  )
})
