/** The five classes of pre-hijacking (C3; security reference §4.7): whoever made an account before its owner came gains nothing. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signInScene, type SignInScene } from '../../test/sign-in-scene.ts'
import { lastCode, sentTo } from '../../test/post.ts'
import { snilsFrom } from '../../test/snils.ts'

let scene: SignInScene
beforeAll(async () => {
  scene = await signInScene()
})
afterAll(() => scene.close())
afterEach(() => scene.esia.clearScenarios())

const password = 'синий трактор едет'
let number = 0

async function stranger() {
  number++
  const client = scene.app.stranger()
  await client.begin()
  const from = { alter: (r: object) => ({ ...r, remoteAddress: `10.40.${number}.1` }) }
  return { client, send: (url: string, body: unknown) => client.post(url, body, from) }
}

const linkOf = async (to: string): Promise<string> =>
  new URL((await sentTo(scene.app, to))[0]?.link ?? '').hash.slice(1)

/** Somebody registers with whatever СНИЛС and name they like, and is signed in by password and a code. */
async function squat(facts: { snils: string; familyName?: string }) {
  const { client, send } = await stranger()
  const email = `squatter${process.pid}-${number}@example.ru`
  await send('/api/identity/registration', {
    familyName: facts.familyName ?? 'Чужая',
    givenName: 'Анна',
    patronymic: null,
    birthDate: '1990-02-28',
    snils: facts.snils,
    phone: `+79033${String(100_000 + number)}`,
    email,
    password,
  })
  await scene.app.work()
  await client.post('/api/identity/registration/confirmation', { token: await linkOf(email) })
  await enter(client, email)
  const id = (await client.get('/api/session')).body.person.id as string
  return { client, email, id }
}

async function enter(client: Awaited<ReturnType<typeof stranger>>['client'], email: string) {
  await client.post('/api/identity/password/sign-in', { login: email, password })
  const { challengeId } = (await client.post('/api/session/code', { channel: 'email' })).body
  return client.post('/api/session/activation', { challengeId, code: await lastCode(scene.app, email) })
}

const idOf = async (at: { get: (url: string) => Promise<{ body: { person: { id: string } } }> }) =>
  (await at.get('/api/session')).body.person.id

test('C3 classic-federated merge: the owner takes the account, the password that was set before opens nothing', async () => {
  const victim = scene.esiaPerson()
  const squatter = await squat({ snils: victim.snils })
  const owner = await scene.signInWithEsia(victim.snils)
  expect(await idOf(owner)).toBe(squatter.id)
  const again = await stranger()
  for (const login of [squatter.email, victim.snils])
    expect((await again.send('/api/identity/password/sign-in', { login, password })).body.code).toBe(
      'sign-in.wrong',
    )
})

test('C3 classic-federated merge: the same e-mail joins nobody, only a proved СНИЛС does', async () => {
  const squatter = await squat({ snils: snilsFrom(720_000_000 + (process.pid % 1000)) })
  const victim = scene.esiaPerson({ email: squatter.email })
  const owner = await scene.signInWithEsia(victim.snils)
  expect(await idOf(owner)).not.toBe(squatter.id)
  expect((await squatter.client.get('/api/profile')).body.person.familyName).toBe('Чужая')
})

test('C3 unexpired session: what was opened before is over, after a take-over and after a link', async () => {
  const victim = scene.esiaPerson()
  const squatter = await squat({ snils: victim.snils })
  await scene.signInWithEsia(victim.snils)
  expect((await squatter.client.get('/api/profile')).status).toBe(401)

  const other = scene.esiaPerson()
  const mine = await squat({ snils: other.snils })
  const forgotten = await stranger()
  await enter(forgotten.client, mine.email)
  expect((await forgotten.client.get('/api/profile')).status).toBe(200)
  expect((await scene.fromProfile(mine.client, other.snils, 'linking')).body.outcome).toBe('linked')
  expect((await forgotten.client.get('/api/profile')).status).toBe(401)
  expect((await mine.client.get('/api/profile')).status).toBe(200)
})

test('C3 trojan identifier: contacts and second steps that were put in before are gone; one’s own Госуслуги cannot be put in', async () => {
  const victim = scene.esiaPerson()
  const squatter = await squat({ snils: victim.snils })
  const change = { kind: 'phone', value: '+79990001122' }
  const { challengeId } = (await squatter.client.post('/api/profile/contact/code', change)).body
  const code = await lastCode(scene.app, '+79990001122')
  await squatter.client.post('/api/profile/contact', { ...change, challengeId, code })
  await squatter.client.post('/api/profile/factors/recovery-codes')

  // The squatter’s own record at Госуслуги is of another person, so it does not fit this account.
  const own = scene.esiaPerson({ lastName: 'Чужая', birthDate: '1971-01-01' })
  expect((await scene.fromProfile(squatter.client, own.snils, 'linking')).body.code).toBe(
    'esia.another-person',
  )

  const owner = await scene.signInWithEsia(victim.snils)
  expect((await owner.get('/api/profile')).body).toMatchObject({
    contacts: { phone: victim.mobile, email: victim.email },
  })
  for (const table of ['recovery_code', 'authenticator', 'passkey', 'second_step'])
    expect(
      await scene.app.sql(`select 1 from identity.${table} where person_id = $1`, [squatter.id]),
    ).toEqual([])
})

test('C3 trojan identifier: whoever had typed a СНИЛС that another account proves keeps neither it nor a way in', async () => {
  const victim = scene.esiaPerson()
  const owner = await scene.signInWithEsia(victim.snils)
  const corrected = snilsFrom(730_000_000 + (process.pid % 1000))
  const squatter = await squat({ snils: corrected })
  scene.esia.changePerson(victim.oid, { snils: corrected })
  expect((await scene.fromProfile(owner, victim.mobile, 'synchronisation')).status).toBe(200)
  const [row] = await scene.app.sql('select * from identity.person where id = $1', [squatter.id])
  expect(row).toMatchObject({ snils: null, claimed_snils: corrected, phone: null, email: null })
  expect((await squatter.client.get('/api/profile')).status).toBe(401)
})

test('C3 unexpired e-mail change: a change and a link to a new password that were begun before are dead', async () => {
  const victim = scene.esiaPerson()
  const squatter = await squat({ snils: victim.snils })
  const change = { kind: 'email', value: `evil${process.pid}@example.ru` }
  const { challengeId } = (await squatter.client.post('/api/profile/contact/code', change)).body
  const recovering = await stranger()
  await recovering.send('/api/identity/recovery', { login: squatter.email })
  await scene.app.work()
  const token = await linkOf(squatter.email)
  expect(token).not.toBe('')

  const owner = await scene.signInWithEsia(victim.snils)
  const code = await lastCode(scene.app, change.value)
  expect((await squatter.client.post('/api/profile/contact', { ...change, challengeId, code })).status).toBe(
    401,
  )
  expect((await owner.post('/api/profile/contact', { ...change, challengeId, code })).body.code).toBe(
    'code.dead',
  )
  expect((await recovering.send('/api/identity/recovery/opening', { token })).body.code).toBe('link.dead')
})

test('C3 unexpired e-mail change: a link does not leave them alive either', async () => {
  const person = scene.esiaPerson()
  const mine = await squat({ snils: person.snils })
  const thief = await stranger()
  await thief.send('/api/identity/recovery', { login: mine.email })
  await scene.app.work()
  const token = await linkOf(mine.email)
  expect((await scene.fromProfile(mine.client, person.snils, 'linking')).body.outcome).toBe('linked')
  expect((await thief.send('/api/identity/recovery/opening', { token })).body.code).toBe('link.dead')
})

test('C3 non-verifying IdP: what Госуслуги have not checked neither opens nor links nor proves an address', async () => {
  const claimed = scene.esiaPerson()
  const mine = await squat({ snils: claimed.snils })
  const back = await scene.throughEsia(mine.client, claimed.snils, undefined, '/api/profile/esia/linking')
  scene.esia.setScenario('unconfirmed-account', { person: claimed.oid })
  expect((await scene.finishInProfile(mine.client, back)).body.code).toBe('esia.unconfirmed')
  const door = await scene.browser()
  expect(await door.navigate(await scene.throughEsia(door, claimed.snils))).toContain('esia.unconfirmed')

  scene.esia.clearScenarios()
  const unchecked = scene.esiaPerson({ emailVerified: false })
  const at = await scene.signInWithEsia(unchecked.snils)
  expect((await at.get('/api/profile')).body.contacts).toMatchObject({
    email: unchecked.email,
    emailVerified: false,
  })
})
