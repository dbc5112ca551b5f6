/** Every named fault of Госуслуги has its own refusal here, and leaves nobody behind. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { standPassword } from '../../test/peers/esia/index.ts'
import { Jar } from '../../test/peers/esia/tests/jar.ts'
import { signInScene, type SignInScene } from '../../test/sign-in-scene.ts'

let scene: SignInScene
beforeAll(async () => {
  scene = await signInScene()
})
afterAll(() => scene.close())
afterEach(() => scene.esia.clearScenarios())

const people = (snils: string) => scene.app.sql('select * from identity.person where snils = $1', [snils])

test.for([
  ['unconfirmed-account', 'esia.unconfirmed'],
  ['expired-code', 'esia.code-used'],
  ['wrong-state', 'esia.state-unknown'],
  ['blocked-account', 'esia.account-blocked'],
  ['consent-refused', 'esia.cancelled'],
  ['wrong-organisation', 'esia.organisation'],
  ['foreign-key', 'esia.token-foreign'],
  ['wrong-audience', 'esia.token-wrong'],
  ['wrong-issuer', 'esia.token-wrong'],
  ['expired-token', 'esia.token-wrong'],
  ['html-error', 'esia.down'],
  ['down', 'esia.down'],
] as const)('E1 %s → %s, each with its own advice', async ([scenario, code]) => {
  const person = scene.esiaPerson()
  const at = await scene.browser()
  scene.esia.setScenario(scenario, { person: person.oid })
  expect(await at.navigate(await scene.throughEsia(at, person.snils))).toContain(
    `/sign-in/trouble?code=${code}&`,
  )
  expect(await people(person.snils)).toHaveLength(0)
})

test('E1 clocks apart: at the request, and in the tokens', async () => {
  const person = scene.esiaPerson()
  const at = await scene.browser()
  scene.esia.setScenario('clock-skew', { person: person.oid, seconds: 300 })
  expect(await at.navigate(await scene.throughEsia(at, person.snils))).toContain('code=esia.clock')
  scene.esia.clearScenarios()
  scene.esia.setScenario('clock-skew', { seconds: 300 })
  expect(await at.navigate(await scene.throughEsia(at, person.snils))).toContain('code=esia.clock')
})

test('E1 a record deleted at Госуслуги while the person was on the way', async () => {
  const person = scene.esiaPerson()
  const at = await scene.browser()
  const back = await scene.throughEsia(at, person.snils)
  scene.esia.changePerson(person.oid, { status: 'DELETED' })
  expect(await at.navigate(back)).toContain('code=esia.deleted')
})

test('E1 the second step at Госуслуги is not passed: three wrong codes, and the person is told where the code comes from', async () => {
  const person = scene.esiaPerson({ secondStep: 'sms' })
  const at = await scene.browser()
  scene.esia.setScenario('failed-second-step', { person: person.oid })
  const jar = new Jar(scene.esia.url)
  let page = await jar.get((await at.post('/api/identity/esia/start')).body.url)
  page = await jar.submit(page, '/login', { login: person.snils, password: standPassword })
  for (let i = 0; i < 3; i++) page = await jar.submit(page, '/code', { code: '000000' })
  expect(await at.navigate(page.location!)).toContain('code=esia.second-step')
  expect(await people(person.snils)).toHaveLength(0)
})

test('E1 Госуслуги answer too slowly', async () => {
  const person = scene.esiaPerson()
  const at = await scene.browser()
  const back = await scene.throughEsia(at, person.snils)
  scene.esia.setScenario('slow', { milliseconds: 5000 })
  expect(await at.navigate(back)).toContain('code=esia.slow')
})

test('E1 an unconfirmed record is refused by us too, should Госуслуги let it through', async () => {
  const person = scene.esiaPerson()
  const at = await scene.browser()
  const back = await scene.throughEsia(at, person.snils)
  scene.esia.setScenario('unconfirmed-account', { person: person.oid })
  expect(await at.navigate(back)).toContain('code=esia.unconfirmed')
  expect((await at.get('/api/session')).body.stage).toBe('guest')
})

test('E1 after five failures in a row Госуслуги are left alone for a while', async () => {
  const own = await signInScene()
  try {
    const person = own.esiaPerson()
    const at = await own.browser()
    const backs: string[] = []
    for (let i = 0; i < 6; i++) backs.push(await own.throughEsia(at, person.snils))
    await own.esia.close()
    for (const back of backs.slice(0, 5)) expect(await at.navigate(back)).toContain('code=esia.down')
    expect(await at.navigate(backs[5]!)).toContain('code=esia.resting')
  } finally {
    await own.app.close()
  }
})
