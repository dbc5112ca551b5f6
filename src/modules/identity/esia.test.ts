/** Sign-in through Госуслуги as people and as attackers walk it: real PostgreSQL, the real protocol of the sandbox. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signInScene, type SignInScene } from '../../test/sign-in-scene.ts'
import { lastCode, sentTo } from '../../test/post.ts'

let scene: SignInScene
beforeAll(async () => {
  scene = await signInScene()
})
afterAll(() => scene.close())
afterEach(() => scene.esia.clearScenarios())

const people = (snils: string) => scene.app.sql('select * from identity.person where snils = $1', [snils])

test('C5 one click to Госуслуги, back by itself, a code, and the cabinet is open', async () => {
  const anna = scene.esiaPerson()
  const at = await scene.browser()
  expect((await at.get('/api/session')).body).toMatchObject({ stage: 'guest', person: null })

  const back = await scene.throughEsia(at, anna.snils)
  const before = at.cookies.get('__Host-nmo_pre')
  expect(await at.navigate(back)).toBe('/sign-in/finish')

  const half = await at.get('/api/session')
  expect(half.body).toMatchObject({ stage: 'second-step', person: null, permissions: [] })
  expect(half.body.secondStep.ways).toEqual([
    { channel: 'sms', sentTo: expect.stringMatching(/^\+7 927 •••-••-\d\d$/) },
    { channel: 'email', sentTo: expect.stringContaining('•••') },
  ])
  // Nothing is open yet, and the cookie of the guest opens nothing even later.
  expect((await at.get('/api/profile')).status).toBe(401)

  const done = await scene.secondStep(at, 'sms', anna.mobile)
  expect(done).toMatchObject({
    status: 200,
    body: {
      stage: 'signed-in',
      person: {
        snils: anna.snils,
        fullName: 'Соколова Анна Петровна',
        shortName: 'Соколова А. П.',
        isConfirmed: true,
      },
    },
  })
  expect(at.cookies.has('__Host-nmo_pre')).toBe(false)
  expect(at.cookies.get('__Host-nmo_sid')).not.toBe(before)
  expect((await at.get('/api/profile')).body).toMatchObject({
    contacts: { phone: anna.mobile, phoneVerified: true, emailVerified: true },
    sources: { snils: 'esia', phone: 'esia' },
    esia: { level: 'confirmed' },
  })
  expect((await at.get('/api/session')).body).toMatchObject({ stage: 'signed-in', roles: ['citizen'] })
})

test('C3 what changed at Госуслуги appears here at the next sign-in, with old and new in the journal', async () => {
  const vera = scene.esiaPerson({ firstName: 'Вера', lastName: 'Лебедева' })
  await scene.signInWithEsia(vera.snils)
  const { mobile, email } = vera
  scene.esia.changePerson(vera.oid, {
    lastName: 'Орлова',
    mobile: '+79270199001',
    email: 'orlova-vera@example.ru',
  })
  const at = await scene.signInWithEsia(vera.snils)

  expect((await at.get('/api/profile')).body).toMatchObject({
    person: { familyName: 'Орлова' },
    contacts: { phone: '+79270199001', email: 'orlova-vera@example.ru' },
  })
  const rows = await scene.app.journal()
  const change = rows
    .filter((row) => row.code === 'esia-returned' && Array.isArray(row.details['changes']))
    .at(-1)
  expect(change?.details['changes']).toEqual([
    { fact: 'familyName', from: 'Лебедева', to: 'Орлова' },
    { fact: 'phone', from: mobile, to: '+79270199001' },
    { fact: 'email', from: email, to: 'orlova-vera@example.ru' },
  ])
  expect(await scene.app.events()).toContain('identity.profile-changed')
  expect(await people(vera.snils)).toHaveLength(1)
})

test('C3 a phone changed here stays until it changes at Госуслуги', async () => {
  const nina = scene.esiaPerson({ firstName: 'Нина' })
  const at = await scene.signInWithEsia(nina.snils)
  const change = { kind: 'phone', value: '8 (900) 555-44-33' }
  const sent = await at.post('/api/profile/contact/code', change)
  const code = await lastCode(scene.app, '+79005554433')
  const done = await at.post('/api/profile/contact', { ...change, challengeId: sent.body.challengeId, code })
  expect(done).toMatchObject({
    status: 200,
    body: { contacts: { phone: '+79005554433' }, sources: { phone: 'typed' } },
  })
  scene.app.travel(61_000)
  const again = await scene.browser()
  await again.navigate(await scene.throughEsia(again, nina.snils))
  expect((await scene.secondStep(again, 'sms', '+79005554433')).status).toBe(200)
  expect((await again.get('/api/profile')).body.contacts.phone).toBe('+79005554433')
})

test('C3 two first sign-ins of one person at once end in one person', async () => {
  for (let round = 0; round < 6; round++) {
    const twin = scene.esiaPerson({ firstName: 'Ольга' })
    const browsers = await Promise.all(Array.from({ length: 8 }, () => scene.browser()))
    const backs = await Promise.all(browsers.map((at) => scene.throughEsia(at, twin.snils)))
    const led = await Promise.all(browsers.map((at, i) => at.navigate(backs[i]!)))
    expect(led).toEqual(led.map(() => '/sign-in/finish'))
    expect(await people(twin.snils)).toHaveLength(1)
  }
})

test('the return is good once, in the browser that began it, and in time', async () => {
  const { snils } = scene.esiaPerson()
  const at = await scene.browser()
  const stranger = await scene.browser()
  const back = await scene.throughEsia(at, snils)

  // Somebody else's browser, and one without a cookie, spend nothing.
  expect(await stranger.navigate(back)).toMatch(/code=esia.foreign-browser/)
  expect(await at.navigate(back, new Map())).toMatch(/code=esia.foreign-browser/)
  expect(await at.navigate(back)).toBe('/sign-in/finish')
  // The same return again: replay.
  expect(await at.navigate(back)).toMatch(/code=esia.state-unknown/)

  const late = await scene.throughEsia(at, snils)
  scene.app.travel(16 * 60_000)
  expect(await at.navigate(late)).toMatch(/code=esia.state-expired/)
  const rows = await scene.app.sql(
    `select details from platform.journal_entry where code = 'esia-returned' and outcome = 'refused'`,
  )
  expect(rows.length).toBeGreaterThanOrEqual(4)
})

test('a code of somebody else under our state is refused by Госуслуги and opens nothing', async () => {
  const anna = scene.esiaPerson()
  const victim = scene.esiaPerson()
  const attacker = await scene.browser()
  const mine = new URL(await scene.throughEsia(attacker, anna.snils))
  const other = await scene.browser()
  const theirs = new URL(await scene.throughEsia(other, victim.snils))
  // The code of the victim was taken already; the attacker brings it under a live state.
  expect(await other.navigate(theirs.href)).toBe('/sign-in/finish')
  mine.searchParams.set('code', theirs.searchParams.get('code')!)
  expect(await attacker.navigate(mine.href)).toMatch(/code=esia.code-used/)
  expect((await attacker.get('/api/session')).body.stage).toBe('guest')
})

test('the sign-in must be finished within ten minutes', async () => {
  const { snils } = scene.esiaPerson()
  const at = await scene.browser()
  await at.navigate(await scene.throughEsia(at, snils))
  scene.app.travel(10 * 60_000 + 1000)
  expect((await at.post('/api/session/code', { channel: 'sms' })).body.code).toBe('sign-in.expired')
  expect((await at.get('/api/session')).body.stage).toBe('guest')
})

test('C3 one СНИЛС, one person: a second record of Госуслуги with it is not let in', async () => {
  const person = scene.esiaPerson()
  await scene.signInWithEsia(person.snils)
  scene.esia.setScenario('second-account', { person: person.oid })
  const at = await scene.browser()
  expect(await at.navigate(await scene.throughEsia(at, person.snils))).toContain('code=esia.snils-of-another')
  expect(await people(person.snils)).toHaveLength(1)
})

test('C3 a corrected СНИЛС replaces the old one', async () => {
  const person = scene.esiaPerson()
  await scene.signInWithEsia(person.snils)
  scene.esia.setScenario('changed-snils', { person: person.oid })
  const at = await scene.browser()
  expect(await at.navigate(await scene.throughEsia(at, person.snils))).toBe('/sign-in/finish')
  expect(await people(person.snils)).toHaveLength(0)
})

test('pre-hijacking: the owner of a typed СНИЛС takes the account, and all that opened it before is gone', async () => {
  const person = scene.esiaPerson()
  const squatter = await scene.app.person({ snils: person.snils })
  const at = await scene.app.as(squatter)
  expect((await at.get('/api/profile')).status).toBe(200)
  await scene.app.sql(
    `insert into identity.password (person_id, login_email, hash, changed_at) values ($1, 'squatter@example.ru', 'p1$x', now())`,
    [squatter.id],
  )

  await scene.signInWithEsia(person.snils)
  expect((await at.get('/api/profile')).status).toBe(401)
  expect(await scene.app.sql('select 1 from identity.password where person_id = $1', [squatter.id])).toEqual(
    [],
  )
  const [row] = await people(person.snils)
  expect(row).toMatchObject({
    id: squatter.id,
    snils_is_proved: true,
    phone: person.mobile,
    email: person.email,
  })
  await scene.app.sql(`update identity.person set esia_oid = null where id = $1`, [squatter.id])
})

test('Госуслуги change their key overnight: a new certificate beside the old one is enough', async () => {
  const person = scene.esiaPerson()
  const strangerPem = scene.esia.tokenGostCertificatePem
  writeFileSync(scene.tokenFile, strangerPem)
  const at = await scene.browser()
  expect(await at.navigate(await scene.throughEsia(at, person.snils))).toContain('code=esia.token-foreign')
  await new Promise((done) => setTimeout(done, 20))
  writeFileSync(scene.tokenFile, `${strangerPem}\n${scene.esia.tokenCertificatePem}`)
  expect(await at.navigate(await scene.throughEsia(at, person.snils))).toBe('/sign-in/finish')
})

test('sign-out ends the session here and names the address of sign-out at Госуслуги', async () => {
  const person = scene.esiaPerson()
  const at = await scene.signInWithEsia(person.snils)
  const out = await at.post('/api/session/end', {})
  expect(out.status).toBe(200)
  const url = new URL(out.body.esiaLogoutUrl)
  expect(url.pathname).toBe('/idp/ext/Logout')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'NMO',
    redirect_url: 'https://localhost:8443/sign-out',
  })
  expect(out.headers['clear-site-data']).toBe('"cache"')
  expect(at.cookies.has('__Host-nmo_sid')).toBe(false)
  expect((await fetch(url, { redirect: 'manual' })).headers.get('location')).toBe(
    'https://localhost:8443/sign-out',
  )
  expect((await sentTo(scene.app, person.mobile)).length).toBe(1)
})

test('C3 the same whole way with a GOST key of ours and GOST tokens', async (t) => {
  if (spawnSync('openssl', ['engine', 'gost']).status !== 0) return t.skip('OpenSSL without the GOST engine')
  const gost = await signInScene({ gost: true })
  try {
    const person = gost.esiaPerson()
    const at = await gost.signInWithEsia(person.snils)
    expect((await at.get('/api/session')).body.stage).toBe('signed-in')
    // RSA tokens of the same stand are not believed: only the GOST certificate is trusted.
    writeFileSync(gost.tokenFile, gost.esia.tokenCertificatePem)
    const other = await gost.browser()
    expect(await other.navigate(await gost.throughEsia(other, person.snils))).toContain(
      'code=esia.token-foreign',
    )
  } finally {
    await gost.close()
  }
})
