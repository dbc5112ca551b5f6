/** C3: Госуслуги asked again by themselves: the data come, each token is used once, a closed door is left quietly. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signInScene, type SignInScene } from '../../test/sign-in-scene.ts'
import { sentTo } from '../../test/post.ts'

let scene: SignInScene
beforeAll(async () => {
  scene = await signInScene({ settings: { ESIA_RENEWAL: 'on' } })
})
afterAll(() => scene.close())
afterEach(() => scene.esia.clearScenarios())

const day = 25 * 3_600_000

async function renew(of: SignInScene = scene): Promise<void> {
  const job = of.app.portal.jobs.find((one) => one.name === 'identity.renew-esia')
  if (job?.kind !== 'schedule') throw new Error('no such job')
  await job.work(of.app.context(null))
}
const rowsOf = (id: string, of: SignInScene = scene) =>
  of.app.sql('select * from identity.esia_renewal where person_id = $1', [id])

async function enters(of: SignInScene = scene) {
  const person = of.esiaPerson()
  const at = await of.signInWithEsia(person.snils)
  return { person, id: (await at.get('/api/session')).body.person.id as string }
}

test('C3 once a day, not sooner: what changed comes by itself, is journalled and told; the token is another then', async () => {
  const { person, id } = await enters()
  const [first] = await rowsOf(id)
  expect(JSON.stringify(first)).not.toMatch(/[\da-f]{8}-[\da-f]{4}-4/)
  scene.esia.changePerson(person.oid, { lastName: 'Самохина' })
  await renew()
  expect((await rowsOf(id))[0]).toEqual(first)

  scene.app.travel(day)
  await renew()
  const [row] = await scene.app.sql('select family_name from identity.person where id = $1', [id])
  expect(row).toEqual({ family_name: 'Самохина' })
  const [second] = await rowsOf(id)
  expect(second!['sealed']).not.toEqual(first!['sealed'])
  expect(
    (await scene.app.journal()).filter((r) => r.code === 'identity.renew-esia' || r.code === 'test').at(-1)
      ?.details['changes'],
  ).toEqual([{ fact: 'familyName', from: 'Соколова', to: 'Самохина' }])
  await scene.app.work()
  expect((await sentTo(scene.app, person.email)).map((m) => m.text).join()).toContain('фамилия')
})

test('C3 two workers at once show a token to Госуслуги once: the chain lives on', async () => {
  const { id } = await enters()
  scene.app.travel(day)
  await Promise.all([renew(), renew(), renew()])
  expect(await rowsOf(id)).toHaveLength(1)
  scene.app.travel(day)
  await renew()
  expect(await rowsOf(id)).toHaveLength(1)
})

test('C3 revoked or deleted at Госуслуги: the renewal ends quietly, and is asked for no more', async () => {
  const { person, id } = await enters()
  scene.app.travel(day)
  scene.esia.setScenario('deleted-user', { person: person.oid })
  await renew()
  expect(await rowsOf(id)).toEqual([])
  expect((await scene.app.journal()).at(-1)?.details).toMatchObject({ renewal: 'ended' })
  scene.esia.clearScenarios()
  // The person enters as before, and that begins another chain.
  await scene.signInWithEsia(person.snils)
  expect(await rowsOf(id)).toHaveLength(1)
})

test('C3 Госуслуги are silent: those whose token was never shown wait, counted; a lost answer ends a chain', async () => {
  const own = await signInScene({ settings: { ESIA_RENEWAL: 'on' } })
  try {
    const ids: string[] = []
    for (let i = 0; i < 7; i++) ids.push((await enters(own)).id)
    own.app.travel(day)
    await own.esia.close()
    await renew(own)
    const left = await own.app.sql('select failures from identity.esia_renewal order by failures desc')
    expect(left).toEqual([{ failures: 1 }, { failures: 0 }])
  } finally {
    await own.app.close()
  }
})
