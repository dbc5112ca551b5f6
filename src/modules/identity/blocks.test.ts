/** The desk of blocks over HTTP on real PostgreSQL: evidence is seen, a mistake is lifted, nobody opens their own door (G5). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import type { KeptBlock } from './contract.ts'
import { good, limitsScene, type LimitsScene } from './limits.test.scene.ts'

let app: TestApp
let scene: LimitsScene
let desk: SigningClient
beforeAll(async () => {
  app = await testApp()
  scene = limitsScene(app)
})
afterAll(() => app.close())
beforeEach(async () => {
  app.travel(2 * 86_400_000)
  desk = await app.as(
    await app.person({ roles: ['administrator'], fullName: ['Ильина', 'Раиса', 'Андреевна'] }),
  )
})

const listed = async (query = '') =>
  (await desk.get(`/api/blocks${query}`)).body as { items: KeptBlock[]; total: number; kinds: object[] }
const lift = (id: string, reason: unknown = 'Проверили: это регистратура поликлиники') =>
  desk.post(`/api/blocks/${id}/lift`, { reason })

async function blockedAddress(): Promise<{ ip: string; block: KeptBlock }> {
  const ip = `${scene.network()}.9`
  for (let i = 0; i < 20; i++) await scene.guess(ip, `crowd${i % 4}-${ip}@example.ru`)
  const block = (await listed('?kind=address')).items.find((b) => b.evidence.addresses.includes(ip))!
  return { ip, block }
}

describe('G5 the desk of blocks', () => {
  test('shows what is closed, why and what it stopped; lifted with a reason, the door opens and stays open', async () => {
    const person = await scene.withPassword()
    const { ip, block } = await blockedAddress()
    expect(block).toMatchObject({
      reason: 'Много неудачных входов с одного адреса',
      state: 'holds',
      person: null,
      evidence: { failures: 20, accounts: 4 },
      can: { lift: true },
    })
    expect((await scene.guess(ip, person.snils, good)).status).toBe(429)
    expect((await listed('?kind=address')).items.find((b) => b.id === block.id)?.stopped).toBeGreaterThan(0)

    const reply = await lift(block.id)
    expect(reply).toMatchObject({
      status: 200,
      body: {
        state: 'lifted',
        lifted: { by: 'Ильина Р. А.', why: 'Проверили: это регистратура поликлиники' },
        can: { lift: false },
      },
    })
    const own = await scene.browser()
    expect((await own.signIn(ip, person.snils, good)).body.stage).toBe('second-step')
    // The count that began it is forgotten too: one more failure begins nothing.
    await scene.guess(ip, `more-${ip}@example.ru`)
    expect((await listed('?kind=address')).items.filter((b) => b.evidence.addresses.includes(ip))).toEqual([])
    expect((await listed('?state=over')).items.map((b) => b.id)).toContain(block.id)
    expect(await app.events()).toContain('identity.block-lifted')
  })

  test('a password that strangers closed works again', async () => {
    const person = await scene.withPassword()
    await app.sql(
      `insert into identity.failure_count (scope, key, count, since, last_at) values ('account', $1, 99, $2, $2)`,
      [person.id, app.now()],
    )
    await scene.guess(`${scene.network()}.1`, person.snils)
    const block = (await listed('?kind=account')).items.find((b) => b.person?.id === person.id)!
    expect((await lift(block.id)).status).toBe(200)
    const own = await scene.browser()
    expect((await own.signIn(`${scene.network()}.2`, person.snils, good)).body.stage).toBe('second-step')
  })

  test('lifted twice, expired, unknown, without a reason: each refusal says so', async () => {
    const { block } = await blockedAddress()
    expect((await lift(block.id, 'да')).body).toMatchObject({
      code: 'invalid',
      errors: [{ field: 'reason' }],
    })
    const both = await Promise.all([lift(block.id), lift(block.id, 'И я тоже решила снять')])
    expect(both.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const { block: late } = await blockedAddress()
    app.travel(901_000)
    // Lifting wants a fresh proof; a sign-in a moment ago is one.
    expect((await lift(late.id)).body.code).toBe('session.step-up-needed')
    desk = await app.anotherBrowserOf(await app.person({ roles: ['administrator'] }))
    expect((await lift(late.id)).body.code).toBe('block.over')
    expect((await lift('0193a1de-0000-7000-8000-000000000001')).body.code).toBe('block.not-found')
  })

  test('nobody lifts their own; whoever is named sees that it was read; others are refused', async () => {
    const admin = await scene.withPassword()
    await app.sql(
      `insert into identity.failure_count (scope, key, count, since, last_at) values ('account', $1, 99, $2, $2)`,
      [admin.id, app.now()],
    )
    await scene.guess(`${scene.network()}.1`, admin.snils)
    const block = (await listed('?kind=account')).items.find((b) => b.person?.id === admin.id)!
    const [seen] = await app.sql(
      `select count(*)::int as n from platform.journal_entry where code = 'blocks-seen' and subject_id = $1`,
      [admin.id],
    )
    expect(seen!['n']).toBeGreaterThan(0)
    await app.give(admin, 'administrator')
    const own = await app.as(admin)
    expect(
      (await own.get('/api/blocks?kind=account')).body.items.find((b: KeptBlock) => b.id === block.id).can,
    ).toEqual({ lift: false })
    expect((await own.post(`/api/blocks/${block.id}/lift`, { reason: 'Это моя блокировка' })).body.code).toBe(
      'block.own',
    )
    const verifier = await app.as(await app.person({ roles: ['verifier'] }))
    expect((await verifier.get('/api/blocks')).status).toBe(403)
  })
})
