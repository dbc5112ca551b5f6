/** Strangers at the door of the demo world: what the portal recognised and stopped, so that the desk of blocks has something to show. */
import { createSigningClient, newKey } from '../test/signing-client.ts'
import { daysLater } from './clock.ts'
import type { Happening } from './live.ts'
import type { World } from './person-browser.ts'

/** `times` wrong passwords, one after another. */
interface Attack {
  readonly at: Date
  readonly times: number
  readonly from: (i: number) => string
  readonly login: (i: number) => string
  readonly password: (i: number) => string
}

const minutesBefore = (now: Date, minutes: number) => daysLater(now, -minutes / 1440)

/** `login` of somebody who is here. Addresses are of the ranges for documents (RFC 5737). */
const attacksOn = (login: string, now: Date): readonly Attack[] => [
  {
    at: daysLater(now, -9),
    times: 24,
    from: () => '203.0.113.34',
    login: (i) => `registratura${i % 12}@example.ru`,
    password: (i) => `весна-весна-${i}`,
  },
  {
    at: minutesBefore(now, 25),
    times: 22,
    from: (i) => `198.51.100.${20 + i}`,
    login: (i) => `vrach${i}@example.ru`,
    password: () => 'Poliklinika-2026',
  },
  {
    at: minutesBefore(now, 8),
    times: 12,
    from: () => '192.0.2.81',
    login: () => login,
    password: (i) => `кардиолог-${i}`,
  },
]

export const attackHappenings = (world: World, login: string, now: Date): Happening[] =>
  attacksOn(login, now).map((attack) => ({
    at: attack.at,
    lives: ['door'],
    act: async () => {
      const stranger = createSigningClient(
        world.portal.app,
        world.origin,
        newKey(),
        new Map(),
        world.clock.now,
      )
      await stranger.begin()
      await stranger.get('/api/session')
      for (let i = 0; i < attack.times; i++) {
        const body = { login: attack.login(i), password: attack.password(i) }
        const { status } = await stranger.post('/api/identity/password/sign-in', body, {
          alter: (request) => ({ ...request, remoteAddress: attack.from(i) }) as typeof request,
        })
        // 503: the machine is busy, and the stranger waits like anybody.
        if (![403, 429, 503].includes(status)) throw new Error(`Учебный мир: у двери ${status}`)
      }
    },
  }))
