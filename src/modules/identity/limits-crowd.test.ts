/** Limits of sign-in and an honest crowd behind one address of a hospital. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { bad, good, limitsScene, type LimitsScene } from './limits.test.scene.ts'

let app: TestApp
let scene: LimitsScene
beforeAll(async () => {
  app = await testApp()
  scene = limitsScene(app)
})
afterAll(() => app.close())
// Days apart: the counts of one test are forgotten in the next.
beforeEach(() => app.travel(2 * 86_400_000))

describe('G5 an honest crowd behind one address is left alone', () => {
  test('thirty people of a hospital sign in at once, five of them mistype: nobody is stopped', async () => {
    const ip = `${scene.network()}.1`
    const people: TestPerson[] = []
    // Hashing is slow on purpose and its queue is short, so the passwords are set one by one.
    for (let i = 0; i < 30; i++) people.push(await scene.withPassword())
    const replies = await Promise.all(
      people.map(async (person, i) => {
        const client = await scene.browser()
        if (i % 6 === 0) await client.signIn(ip, person.snils, bad())
        return client.signIn(ip, person.snils, good)
      }),
    )
    expect(replies.map((r) => r.status)).toEqual(people.map(() => 200))
    expect((await scene.blocks('spray')).filter((b) => b['key'] === ip)).toEqual([])
    const left = await app.sql(`select count(*)::int as n from identity.failure_login where ip = $1`, [ip])
    expect(left[0]?.['n']).toBe(5)
  })

  test('an address where many people are known may fail more', async () => {
    const ip = `${scene.network()}.1`
    const people = await Promise.all(Array.from({ length: 100 }, () => app.person()))
    for (const person of people)
      await app.sql(
        `insert into identity.sign_in (session_id, person_id, method, first_step_at, completed_at, device_name, is_new_device, ip, address, network)
         values (gen_random_uuid(), $1, 'password', $2, $2, 'Chrome', false, $3, $3, $4)`,
        [person.id, app.now(), ip, `${ip.replace(/\.1$/, '')}.0/24`],
      )
    for (let i = 0; i < 29; i++) expect((await scene.guess(ip, `h${i}@example.ru`)).status).toBe(403)
    expect((await scene.guess(ip, 'h30@example.ru')).status).toBe(403)
    expect((await scene.guess(ip, 'h31@example.ru')).status).toBe(429)
  })
})
