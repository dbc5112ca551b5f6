/** Foreign systems of the demo world that speak with the store of learning records: one at work, one shut out. */
import { makeClient, revokeClient } from '../modules/lrs/index.ts'
import { actingIn } from './acting.ts'
import { daysLater } from './clock.ts'
import type { Happening } from './live.ts'
import type { World } from './person-browser.ts'
import type { Cast } from './story.ts'

const administrator = { login: 'ilina', role: 'administrator' } as const

export function foreignSystems(world: World, cast: Cast, now: Date): Happening[] {
  const acting = (audit: string) => actingIn(world, cast, audit, administrator)
  let formerId = ''
  const open = async (title: string, scopes: Parameters<typeof makeClient>[1]['scopes']) =>
    (await makeClient(acting('lrs-client-made'), { title, organisationId: null, scopes, speaks: '2.0.0' }))
      .client.id
  return [
    {
      lives: ['record store'],
      at: daysLater(now, -190),
      act: async () => {
        formerId = await open('Тренажёр «Сердечный ритм», прежняя версия', ['statements/write'])
      },
    },
    {
      lives: ['record store'],
      at: daysLater(now, -41),
      act: async () => {
        await open('Симуляционный центр: тренажёры УЗИ', [
          'statements/write',
          'statements/read/mine',
          'state',
        ])
      },
    },
    {
      lives: ['record store'],
      at: daysLater(now, -40),
      act: async () => {
        await revokeClient(acting('lrs-client-revoked'), formerId)
      },
    },
  ]
}
