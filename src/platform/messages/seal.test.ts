/** What lies in the database cannot be read, moved or altered. */
import { expect, test } from 'vitest'
import { keyedWith } from '../house.ts'
import { maskAddress } from './mask.ts'
import { seal, unseal } from './seal.ts'

const keyed = keyedWith(Buffer.alloc(32, 1))
const id = '0199a0de-0000-7000-8000-000000000001'

test('G4 a sealed code is opened only with the key, the message and the use it was sealed for', () => {
  const sealed = seal(keyed, id, 'content', 'Код 123456')
  expect(unseal(keyed, id, 'content', sealed)).toBe('Код 123456')
  expect(sealed.toString('latin1')).not.toContain('123456')
  expect(seal(keyed, id, 'content', 'Код 123456').equals(sealed)).toBe(false)
  expect(() => unseal(keyed, id, 'address', sealed)).toThrow(/authenticate/)
  expect(() => unseal(keyed, id.replace('1', '2'), 'content', sealed)).toThrow(/authenticate/)
  expect(() => unseal(keyedWith(Buffer.alloc(32, 2)), id, 'content', sealed)).toThrow(/authenticate/)
})

test('G4 each altered bit is noticed', () => {
  const sealed = seal(keyed, id, 'content', 'Код')
  for (let i = 0; i < sealed.length; i++) {
    const altered = Buffer.from(sealed)
    altered[i]! ^= 1
    expect(() => unseal(keyed, id, 'content', altered)).toThrow(/authenticate/)
  }
})

test('a page shows only a part of the address', () => {
  expect(maskAddress('sms', '+79031234567')).toBe('+7 903 •••-••-67')
  expect(maskAddress('email', 'demina@example.org')).toBe('d•••a@example.org')
  expect(maskAddress('email', 'd@example.org')).toBe('d•••@example.org')
  expect(maskAddress('email', '@')).toBe('•••')
  expect(maskAddress('push', '{"endpoint":"secret"}')).toBe('это устройство')
})
