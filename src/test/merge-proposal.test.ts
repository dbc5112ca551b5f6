/** C3, E1: an administrator sees two accounts of one person, proposes, the person agrees in each; papers then open the sections of the one that stays. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { licenceScene, type LicenceScene, type Medic } from '../modules/licences/licences.test.scene.ts'
import type { TestPerson } from './people.ts'
import { sentTo } from './post.ts'
import type { SigningClient } from './signing-client.ts'
import { nmo } from './terminal.ts'

let scene: LicenceScene
let admin: TestPerson
let desk: SigningClient
let kept: Medic
let gone: Medic
let number = 0
const reason = 'Звонила, назвала оба кабинета'

beforeAll(async () => {
  scene = await licenceScene()
  admin = await scene.app.person({ roles: ['administrator'], fullName: ['Ильина', 'Раиса', 'Андреевна'] })
})
afterAll(() => scene.app.close())
beforeEach(async () => {
  desk = await scene.app.anotherBrowserOf(admin)
  const two = async (): Promise<Medic> => {
    const person = await scene.app.person({ fullName: ['Двойная', 'Ева', `Номер${'а'.repeat(number)}`] })
    return { person, client: await scene.app.as(person) }
  }
  number++
  ;[kept, gone] = [await two(), await two()]
  await scene.app.sql('update identity.person set snils_is_proved = true where id = $1', [kept.person.id])
  await scene.app.sql(
    'update identity.person set snils = null, snils_is_proved = false, claimed_snils = $2 where id = $1',
    [gone.person.id, kept.person.snils],
  )
})

const doors = async (of: Medic) => (await desk.get(`/api/people/${of.person.id}`)).body
const propose = (of: Medic, other: Medic, why = reason) =>
  desk.post(`/api/people/${of.person.id}/merge-proposals`, { otherId: other.person.id, reason: why })
const proposal = async (of: Medic) => (await of.client.get('/api/profile/merge-proposal')).body.proposal
const agree = async (of: Medic) =>
  of.client.post('/api/profile/merge-proposal/consent', { id: (await proposal(of))?.id ?? admin.id })
const stateOf = async (of: Medic) =>
  (await scene.app.sql('select merged_into from identity.person where id = $1', [of.person.id]))[0]![
    'merged_into'
  ]

const env = (): Record<string, string> => ({
  DATABASE_URL: scene.app.database.ownerUrl,
  DATABASE_APP_URL: scene.app.database.appUrl,
  NMO_DATA_DIR: scene.app.dataDir,
  PASSWORD_COST: '4',
  LOG_LEVEL: 'silent',
})

describe('C3 a proposal of the desk', () => {
  test('a СНИЛС that was only typed is called so, the twin is shown with which of them stays', async () => {
    expect(await doors(gone)).toMatchObject({
      snilsEnd: null,
      claimedSnilsEnd: kept.person.snils.slice(-5),
      isSnilsProved: false,
      twins: [{ id: kept.person.id, likeness: 'snils', obstacle: null, isKept: true, isSnilsProved: true }],
      merging: null,
      can: { merge: true },
    })
    const seen = (await kept.client.get('/api/journal?view=others')).body.items
    expect(seen[0]).toMatchObject({ what: 'Найдена запись человека', who: { name: 'Ильина Р. А.' } })
  })

  test('nothing moves until the person agrees in both; papers then open the section of the one that stays', async () => {
    await scene.admitted(gone)
    expect([await scene.isOpen(gone), await scene.isOpen(kept)]).toEqual([true, false])
    expect((await propose(gone, kept, 'да')).body.errors).toMatchObject([{ field: 'reason' }])
    expect((await propose(gone, kept)).body).toMatchObject({
      merging: { with: { id: kept.person.id }, isKept: false, reason, by: 'Ильина Р. А.' },
      can: { merge: false },
    })
    expect((await propose(kept, gone)).body.code).toBe('merge.under-way')
    await scene.app.work()
    for (const one of [kept, gone])
      expect((await sentTo(scene.app, one.person.email)).some((m) => /объединить/i.test(m.text))).toBe(true)
    // Whoever has one account open learns nothing of the other that would help to enter it.
    expect(await proposal(gone)).toMatchObject({
      isKept: false,
      agreed: { mine: false, other: false },
      moves: expect.arrayContaining([{ what: 'Допуски', count: 3 }]),
    })
    for (const [here, there] of [
      [kept, gone],
      [gone, kept],
    ] as const)
      for (const secret of [there.person.email, there.person.phone, there.person.phone.slice(-4)])
        expect(JSON.stringify(await proposal(here))).not.toContain(secret)

    expect((await agree(gone)).body).toEqual({ isMerged: false, isSignedOut: false })
    expect((await agree(gone)).body.isMerged).toBe(false)
    expect(await stateOf(gone)).toBeNull()
    expect((await doors(kept)).merging.agreed).toEqual({ here: false, there: true })
    expect((await agree(kept)).body).toEqual({ isMerged: true, isSignedOut: false })
    expect((await gone.client.get('/api/profile')).status).toBe(401)
    await scene.app.work()
    expect(await stateOf(gone)).toBe(kept.person.id)
    expect((await scene.mine(kept)).papers).toHaveLength(3)
    expect(await scene.isOpen(kept)).toBe(true)
  })

  test('the last consent may be of the one that goes: it is signed out', async () => {
    await propose(kept, gone)
    await agree(kept)
    expect((await agree(gone)).body).toEqual({ isMerged: true, isSignedOut: true })
    expect((await gone.client.get('/api/profile')).status).toBe(401)
  })

  test('refused by either, withdrawn, late: dead for both, and another may be proposed', async () => {
    await propose(gone, kept)
    const { id } = await proposal(kept)
    expect((await kept.client.post('/api/profile/merge-proposal/refusal', { id })).status).toBe(200)
    expect((await agree(gone)).body.code).toBe('merge.proposal-gone')
    await scene.app.work()
    const told = (await desk.get('/api/notifications')).body.items
    expect(told[0]).toMatchObject({ title: expect.stringContaining('отказался') })
    await propose(gone, kept)
    const withdrawal = `/api/people/${kept.person.id}/merge-withdrawal`
    expect((await desk.post(withdrawal)).body).toMatchObject({ merging: null, can: { merge: true } })
    expect((await desk.post(withdrawal)).body.code).toBe('merge.proposal-gone')
    await propose(gone, kept)
    scene.app.travel(14 * 86_400_000)
    gone = { ...gone, client: await scene.app.anotherBrowserOf(gone.person) }
    expect(await proposal(gone)).toBeNull()
    desk = await scene.app.anotherBrowserOf(admin)
    expect((await propose(gone, kept)).status).toBe(200)
  })

  test('a consent wants a fresh proof; a stranger consents to nothing; what is proved meanwhile stops it', async () => {
    await propose(gone, kept)
    const { id } = await proposal(gone)
    const stranger = await scene.medic()
    expect((await stranger.client.post('/api/profile/merge-proposal/consent', { id })).body.code).toBe(
      'merge.proposal-gone',
    )
    scene.app.travel(11 * 60_000)
    expect((await agree(gone)).body.code).toBe('session.step-up-needed')
    kept = { ...kept, client: await scene.app.anotherBrowserOf(kept.person) }
    gone = { ...gone, client: await scene.app.anotherBrowserOf(gone.person) }
    await agree(gone)
    await scene.app.sql('update identity.person set snils = $2, snils_is_proved = true where id = $1', [
      gone.person.id,
      gone.person.snils,
    ])
    expect((await agree(kept)).body).toMatchObject({ code: 'merge.not-one-person' })
    expect(await stateOf(gone)).toBeNull()
  })

  test('E1 people who are not alike, two proved, none proved, closed ones, one’s own: refused in words', async () => {
    const stranger = await scene.medic()
    const say = async (a: Medic, b: Medic) => (await propose(a, b)).body.detail
    expect(await say(gone, stranger)).toContain('разные люди')
    await scene.app.sql('update identity.person set snils_is_proved = false where id = $1', [kept.person.id])
    expect(await say(gone, kept)).toContain('не подтверждён ни в одной')
    expect((await doors(gone)).twins).toMatchObject([{ obstacle: expect.stringContaining('не подтверждён') }])
    const own = { person: admin, client: desk }
    expect((await propose(own, kept)).body.code).toBe('people.own')
    const verifier = await scene.verifier()
    const at = `/api/people/${gone.person.id}/merge-proposals`
    expect((await verifier.client.post(at, { otherId: kept.person.id, reason })).status).toBe(403)
  })

  test('C3 `nmo user merge`: the person on the server, with a reason; both are told by name, the journal keeps why', async () => {
    const line = ['user', 'merge', gone.person.id, kept.person.id]
    expect((await nmo(line, env())).failed).toContain('--why')
    const stranger = await scene.medic()
    expect(
      (await nmo(['user', 'merge', gone.person.id, stranger.person.id, '--why', reason], env())).failed,
    ).toContain('разные люди')
    const done = await nmo([...line, '--why', reason], env())
    expect(done).toMatchObject({ code: 0, failed: '' })
    expect(done.said).toMatch(
      new RegExp(`Осталась:\\n.*${kept.person.id}.*\\nОбъединена с ней:\\n.*${gone.person.id}`),
    )
    expect(await stateOf(gone)).toBe(kept.person.id)
    const rows = (await scene.app.journal()).filter((row) => row.code === 'nmo-user-merge')
    expect(rows.map((row) => row.details)).toEqual(
      expect.arrayContaining([expect.objectContaining({ merge: 'on-server', why: reason })]),
    )
  })

  test('C3 the only administrator does not vanish with a merge, from the console either', async () => {
    await scene.app.sql(`update platform.role_grant set ended_at = now() where role = 'administrator'`)
    await scene.app.sql(
      `insert into platform.role_grant (id, person_id, role, granted_at, origin, basis)
       values (gen_random_uuid(), $1, 'administrator', now(), 'setup', 'приказ')`,
      [gone.person.id],
    )
    const { failed } = await nmo(['user', 'merge', gone.person.id, kept.person.id, '--why', reason], env())
    expect(failed).toContain('единственный администратор')
    expect(await stateOf(gone)).toBeNull()
  })
})
