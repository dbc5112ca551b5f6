/** Госуслуги in the profile: compared by hand and by themselves, linked and unlinked, organisations; real PostgreSQL, real protocol. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { SigningClient } from '../../test/signing-client.ts'
import { signInScene, type SignInScene } from '../../test/sign-in-scene.ts'
import { snilsFrom } from '../../test/snils.ts'
import { sentTo } from '../../test/post.ts'
import { setUserPassword } from './index.ts'

let scene: SignInScene
beforeAll(async () => {
  scene = await signInScene({ settings: { ESIA_RENEWAL: 'on' } })
})
afterAll(() => scene.close())
afterEach(() => scene.esia.clearScenarios())

const hospital = 1000400101
const clinic = 1000400102
const role = (organisationOid: number, chief = false) => ({ organisationOid, chief, admin: false })

async function idOf(at: Pick<SigningClient, 'get'>): Promise<string> {
  return (await at.get('/api/session')).body.person.id
}

test('E1 the data are mended at Госуслуги and compared from the profile: what changed is shown, journalled and told', async () => {
  const person = scene.esiaPerson({ firstName: 'Вера', lastName: 'Лебедева' })
  const at = await scene.signInWithEsia(person.snils)
  expect((await at.get('/api/profile/esia')).body).toMatchObject({
    isLinked: true,
    level: 'confirmed',
    changed: null,
    can: { synchronise: true, link: false, unlink: false },
  })
  expect((await scene.fromProfile(at, person.snils, 'synchronisation')).body).toEqual({
    outcome: 'synchronised',
    changes: [],
    mergeId: null,
  })

  const typed = person.snils
  const corrected = snilsFrom(710_000_000 + (process.pid % 1000))
  scene.esia.changePerson(person.oid, { lastName: 'Орлова', snils: corrected })
  const changes = [
    { fact: 'familyName', from: 'Лебедева', to: 'Орлова' },
    { fact: 'snils', from: typed, to: corrected },
  ]
  // The login at Госуслуги is the phone: the СНИЛС is another now.
  expect((await scene.fromProfile(at, person.mobile, 'synchronisation')).body.changes).toEqual(changes)
  expect((await at.get('/api/profile/esia')).body.changed.changes).toEqual(changes)
  expect((await at.get('/api/profile')).body.person).toMatchObject({
    familyName: 'Орлова',
    snils: corrected,
  })
  const rows = await scene.app.journal()
  expect(rows.filter((r) => r.code === 'esia-compared').at(-1)?.details['changes']).toEqual(changes)
  await scene.app.work()
  expect((await sentTo(scene.app, person.email)).map((m) => m.text).join()).toContain('Госуслуг')
})

test('E1 the answer of Госуслуги is good in the session that asked, once, and for nobody else', async () => {
  const anna = scene.esiaPerson()
  const boris = scene.esiaPerson()
  const at = await scene.signInWithEsia(anna.snils)
  const stranger = await scene.signInWithEsia(boris.snils)
  const back = await scene.throughEsia(at, anna.snils, undefined, '/api/profile/esia/synchronisation')

  // The page of somebody else, lured to the address of return, changes nothing and spends nothing.
  expect((await scene.finishInProfile(stranger, back)).body.code).toBe('esia.foreign-browser')
  expect((await scene.finishInProfile(at, back)).status).toBe(200)
  expect((await scene.finishInProfile(at, back)).body.code).toBe('esia.state-unknown')

  const late = await scene.throughEsia(at, anna.snils, undefined, '/api/profile/esia/synchronisation')
  scene.app.travel(16 * 60_000)
  expect((await scene.finishInProfile(at, late)).body.code).toBe('esia.state-expired')
})

test('E1 the state of a sign-in opens nothing in the profile', async () => {
  const anna = scene.esiaPerson()
  const at = await scene.browser()
  const back = new URL(await scene.throughEsia(at, anna.snils))
  expect(await at.navigate(back.href)).toBe('/sign-in/finish')
  const open = await scene.signInWithEsia(anna.snils)
  const given = { state: back.searchParams.get('state')!, code: back.searchParams.get('code')! }
  expect((await open.post('/api/profile/esia/return', given)).body.code).toBe('esia.state-unknown')
})

test('E1 somebody else, or another record of the same person, came from Госуслуги: nothing is taken from them', async () => {
  const anna = scene.esiaPerson()
  const boris = scene.esiaPerson({ firstName: 'Борис' })
  const at = await scene.signInWithEsia(anna.snils)
  expect((await scene.fromProfile(at, boris.snils, 'synchronisation')).body.code).toBe('esia.another-person')
  scene.esia.setScenario('second-account', { person: anna.oid })
  expect((await scene.fromProfile(at, anna.snils, 'synchronisation')).body.code).toBe('esia.another-record')
  expect((await at.get('/api/profile')).body.person.givenName).toBe('Анна')
})

test('C3 the record at Госуслуги was deleted and made anew: linked again by its owner, with the same СНИЛС', async () => {
  const anna = scene.esiaPerson()
  const at = await scene.signInWithEsia(anna.snils)
  scene.esia.setScenario('second-account', { person: anna.oid })
  const done = await scene.fromProfile(at, anna.snils, 'linking')
  expect(done.body).toMatchObject({ outcome: 'relinked' })
  const again = await scene.signInWithEsia(anna.snils)
  expect(await idOf(again)).toBe(await idOf(at))
})

test('C3 unlinking: never the last way in, asks for a fresh proof, ends other sessions, tells every channel; then Госуслуги open nothing', async () => {
  const anna = scene.esiaPerson()
  const at = await scene.signInWithEsia(anna.snils)
  const other = await scene.signInWithEsia(anna.snils)
  const id = await idOf(at)
  expect((await at.post('/api/profile/esia/unlinking')).body.code).toBe('esia.last-way')

  await setUserPassword(scene.app.context(null), id, 'синий трактор едет')
  const here = await scene.signInWithEsia(anna.snils)
  scene.app.travel(11 * 60_000)
  expect((await here.post('/api/profile/esia/unlinking')).body.code).toBe('session.step-up-needed')
  const fresh = await scene.signInWithEsia(anna.snils)
  expect((await fresh.post('/api/profile/esia/unlinking')).body).toMatchObject({
    isLinked: false,
    can: { link: true, unlink: false, synchronise: false },
  })
  expect((await other.get('/api/profile')).status).toBe(401)
  expect((await here.get('/api/profile')).status).toBe(401)
  expect((await fresh.get('/api/profile')).status).toBe(200)
  await scene.app.work()
  for (const to of [anna.mobile, anna.email])
    expect((await sentTo(scene.app, to)).map((m) => m.text).join()).toContain('отвязаны')

  const door = await scene.browser()
  expect(await door.navigate(await scene.throughEsia(door, anna.snils))).toContain('code=esia.unlinked')
  expect(await scene.app.sql('select 1 from identity.esia_renewal where person_id = $1', [id])).toEqual([])

  expect((await scene.fromProfile(fresh, anna.snils, 'linking')).body).toMatchObject({ outcome: 'linked' })
  expect(await idOf(await scene.signInWithEsia(anna.snils))).toBe(id)
})

test('C1 organisations come from Госуслуги; one acts by choice; an employment that ended there ends the choice at once', async () => {
  const anna = scene.esiaPerson({ roles: [role(hospital, true), role(clinic)] })
  const at = await scene.signInWithEsia(anna.snils)
  expect((await at.get('/api/session')).body).toMatchObject({
    mustChooseOrganisation: true,
    organisation: null,
    roles: ['citizen', 'manager'],
  })
  const { employments } = (await at.get('/api/profile/esia')).body
  expect(employments.map((e: { name: string; isChief: boolean }) => [e.name, e.isChief])).toEqual([
    ['ГБУЗ «Поволжская больница № 3»', true],
    ['ООО «Клиника „Берёза“»', false],
  ])

  const before = at.cookies.get('__Host-nmo_sid')
  const chosen = await at.post('/api/session/organisation', { employmentId: employments[0].id })
  expect(chosen.body).toMatchObject({
    organisation: { name: 'ГБУЗ «Поволжская больница № 3»' },
    mustChooseOrganisation: false,
  })
  expect(at.cookies.get('__Host-nmo_sid')).not.toBe(before)
  expect((await at.get('/api/session')).body.organisation.employmentId).toBe(employments[0].id)
  const stranger = await scene.signInWithEsia(scene.esiaPerson().snils)
  expect(
    (await stranger.post('/api/session/organisation', { employmentId: employments[0].id })).body.code,
  ).toBe('organisation.not-yours')

  // Dismissed: told at the sign-in in another browser, and the open session here has lost the role already.
  scene.esia.changePerson(anna.oid, { roles: [role(clinic)] })
  await scene.signInWithEsia(anna.snils)
  expect((await at.get('/api/session')).body).toMatchObject({ organisation: null, roles: ['citizen'] })
  expect((await at.post('/api/session/organisation', { employmentId: employments[0].id })).body.code).toBe(
    'organisation.not-yours',
  )
})

test('C1 of two organisations that one heads, the chosen one acts', async () => {
  const [first, second] = await Promise.all(
    ['1026300000108', '1157700000027'].map(async (ogrn) => {
      const [row] = await scene.app.sql(
        `insert into organisations.organisation (id, kind, name, short_name, city, region, ogrn, inn, search_text, version, created_at, updated_at)
         values (gen_random_uuid(), 'medical', 'x', 'x', 'Москва', 'Москва', $1, '7700000015', 'x', 1, now(), now()) returning id`,
        [ogrn],
      )
      return String(row!['id'])
    }),
  )
  const anna = scene.esiaPerson({ roles: [role(hospital, true), role(clinic, true)] })
  const at = await scene.signInWithEsia(anna.snils)
  const { employments } = (await at.get('/api/profile/esia')).body
  const acting = async (employmentId: string | null) => {
    await at.post('/api/session/organisation', { employmentId })
    return (await at.get('/api/session')).body.work.held.find((h: { role: string }) => h.role === 'manager')
      .organisationId
  }
  expect(await acting(employments[0].id)).toBe(first)
  expect(await acting(employments[1].id)).toBe(second)
})

test('C1 Госуслуги do not say where people work: nobody is kept out and no employment ends', async () => {
  const anna = scene.esiaPerson({ roles: [role(hospital, true)] })
  const at = await scene.signInWithEsia(anna.snils)
  const real = scene.app.house.services.fetch
  const services = scene.app.house.services as { fetch: typeof fetch }
  services.fetch = (input, init) =>
    input instanceof URL && input.pathname.endsWith('/roles')
      ? Promise.resolve(new Response('{"error":"access_denied"}', { status: 403 }))
      : real(input, init)
  try {
    await scene.signInWithEsia(anna.snils)
    expect((await at.get('/api/session')).body.roles).toEqual(['citizen', 'manager'])
  } finally {
    services.fetch = real
  }
})
