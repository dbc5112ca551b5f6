/** Which channel, in which order, and when: the rules alone. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Channel, Kind } from './contract.ts'
import {
  atMoscow,
  changed,
  defaults,
  faultsOf,
  morningAfter,
  notBefore,
  planOf,
  type Preferences,
} from './domain.ts'

const everything = { hasPhone: true, hasEmail: true, devices: 2 }
const nothing = { hasPhone: false, hasEmail: false, devices: 0 }

test('D6 a question comes by push; SMS and then e-mail wait in case it does not get through', () => {
  expect(planOf('question', defaults, everything)).toEqual({ now: ['push'], later: ['sms', 'email'] })
  expect(planOf('question', defaults, { ...everything, devices: 0 })).toEqual({
    now: ['sms'],
    later: ['email'],
  })
  expect(planOf('question', defaults, nothing)).toEqual({ now: [], later: [] })
})

test('at once by every chosen channel, if the person wants it so', () => {
  expect(planOf('question', { ...defaults, mode: 'all' }, everything)).toEqual({
    now: ['push', 'sms', 'email'],
    later: [],
  })
})

test('C2 a warning goes by all chosen channels: a stranger may hold one of them', () => {
  expect(planOf('security', defaults, everything)).toEqual({ now: ['push', 'email'], later: [] })
})

test('nothing goes by a channel that was not chosen or has no address', () => {
  const anyPreferences = fc.record({
    channels: fc.record(
      Object.fromEntries(Kind.options.map((k) => [k, fc.subarray([...Channel.options])])) as Record<
        Kind,
        fc.Arbitrary<Channel[]>
      >,
    ),
    mode: fc.constantFrom('first' as const, 'all' as const),
    isQuietAtNight: fc.boolean(),
  })
  const anyWays = fc.record({ hasPhone: fc.boolean(), hasEmail: fc.boolean(), devices: fc.nat(3) })
  fc.assert(
    fc.property(fc.constantFrom(...Kind.options), anyPreferences, anyWays, (kind, preferences, ways) => {
      const plan = planOf(kind, preferences, ways)
      const all = [...plan.now, ...plan.later]
      expect(new Set(all).size).toBe(all.length)
      for (const channel of all) {
        expect(preferences.channels[kind]).toContain(channel)
        expect({ push: ways.devices > 0, sms: ways.hasPhone, email: ways.hasEmail }[channel]).toBe(true)
      }
    }),
  )
})

test.for([
  ['2026-11-23T18:59:59Z', null],
  ['2026-11-23T19:00:00Z', '2026-11-24T05:00:00.000Z'],
  ['2026-11-23T20:59:59Z', '2026-11-24T05:00:00.000Z'],
  ['2026-11-23T21:00:00Z', '2026-11-24T05:00:00.000Z'],
  ['2026-11-24T04:59:59Z', '2026-11-24T05:00:00.000Z'],
  ['2026-11-24T05:00:00Z', null],
  ['2026-12-31T20:00:00Z', '2027-01-01T05:00:00.000Z'],
] as const)('the night of Moscow is from 22 to 8: at %s wait till %s', ([now, until]) => {
  expect(morningAfter(new Date(now))?.toISOString() ?? null).toBe(until)
})

test('a letter makes no sound, and who is awake at night is written to at night', () => {
  const night = new Date('2026-11-23T20:00:00Z')
  expect(notBefore('email', defaults, night)).toBeNull()
  expect(notBefore('sms', defaults, night)?.toISOString()).toBe('2026-11-24T05:00:00.000Z')
  expect(notBefore('push', { ...defaults, isQuietAtNight: false }, night)).toBeNull()
})

test('C2 warnings cannot be switched off altogether', () => {
  const change = { mode: 'first' as const, isQuietAtNight: true }
  expect(faultsOf({ ...change, kinds: [{ kind: 'security', channels: [] }] })).toEqual([
    { field: 'security', message: 'О входах и паролях сообщаем хотя бы одним способом' },
  ])
  expect(
    faultsOf({
      ...change,
      kinds: [
        { kind: 'security', channels: ['sms'] },
        { kind: 'file', channels: [] },
      ],
    }),
  ).toEqual([])
  expect(
    faultsOf({
      ...change,
      kinds: [
        { kind: 'file', channels: [] },
        { kind: 'file', channels: ['sms'] },
      ],
    }),
  ).toHaveLength(1)
})

test('a change touches only the kinds that it names, and keeps the order of the chain', () => {
  const after: Preferences = changed(defaults, {
    kinds: [{ kind: 'file', channels: ['email', 'push'] }],
    mode: 'all',
    isQuietAtNight: false,
  })
  expect(after).toEqual({
    channels: { ...defaults.channels, file: ['push', 'email'] },
    mode: 'all',
    isQuietAtNight: false,
  })
})

test('times in warnings are by Moscow and say so', () => {
  expect(atMoscow(new Date('2026-11-23T12:04:00Z'))).toBe('23 ноября в 15:04 по Москве')
})
