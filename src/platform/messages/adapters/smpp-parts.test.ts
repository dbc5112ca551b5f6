/** Any text comes together on the phone as it was, and no part breaks a sign in two. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf, readReceipt } from './smpp-parts.ts'

const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom('Ё', 'ж', ' ', '№', '🙂', 'a'), maxLength: 700, size: 'max' }),
  fc.string({ unit: fc.constantFrom('a', 'Z', '1', '@', '\n'), maxLength: 700, size: 'max' }),
)

test('parts together are the text; each fits into 140 bytes and is readable alone', () => {
  fc.assert(
    fc.property(texts, fc.nat(255), (text, reference) => {
      const parts = partsOf(text, reference)
      expect(parts.map((p) => p.text).join('')).toBe(text)
      for (const [i, part] of parts.entries()) {
        expect(part.text.isWellFormed()).toBe(true)
        const bytes = part.dataCoding === 8 ? part.text.length * 2 : Math.ceil((part.text.length * 7) / 8)
        expect(bytes + (part.udh ? 6 : 0)).toBeLessThanOrEqual(140)
        expect(part.udh && [...part.udh]).toEqual(
          parts.length > 1 ? [5, 0, 3, reference, parts.length, i + 1] : null,
        )
      }
    }),
  )
})

test('only what says the end of a message is a receipt', () => {
  const text = (stat: string) => ({
    esm_class: 4,
    short_message: { message: `id:77 sub:001 stat:${stat} err:000` },
  })
  expect(readReceipt(text('DELIVRD'))).toEqual({ providerId: '77', state: 'delivered' })
  expect(readReceipt(text('EXPIRED'))).toEqual({ providerId: '77', state: 'undelivered' })
  expect(readReceipt(text('ACCEPTD'))).toBeNull()
  expect(readReceipt({ ...text('DELIVRD'), esm_class: 0 })).toBeNull()
  expect(readReceipt({ esm_class: 4, short_message: { message: 'id:77' } })).toBeNull()
  expect(readReceipt({ esm_class: 4, receipted_message_id: '8', message_state: 2 })).toEqual({
    providerId: '8',
    state: 'delivered',
  })
  expect(readReceipt({ esm_class: 4, receipted_message_id: '8', message_state: 6 })).toBeNull()
})
