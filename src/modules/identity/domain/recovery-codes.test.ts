/** Recovery codes as they are made, written and typed. */
import { expect, test } from 'vitest'
import { codeFrom, readCode, written } from './recovery-codes.ts'

test('C5 a code has 25 signs of Crockford, five by five', () => {
  const code = codeFrom(Buffer.from('00112233445566778899aabbccddeeff', 'hex'))
  expect(code).toBe('008J4CT4ANK7F24SNAXWSQFEZ')
  expect(written(code)).toBe('008J4-CT4AN-K7F24-SNAXW-SQFEZ')
  expect(readCode(written(code))).toBe(code)
})

test('C5 what is typed from paper is forgiven: case, spaces, O and zero, I, L and one', () => {
  expect(readCode('oo8j4 ct4an–k7f24-snaxw sqfez')).toBe('008J4CT4ANK7F24SNAXWSQFEZ')
  expect(readCode('IL8J4-CT4AN-K7F24-SNAXW-SQFEZ')).toBe('118J4CT4ANK7F24SNAXWSQFEZ')
  for (const bad of ['', '123456', 'U08J4-CT4AN-K7F24-SNAXW-SQFEZ', '008J4-CT4AN-K7F24-SNAXW-SQFEZ0'])
    expect(readCode(bad)).toBeNull()
})
