/** Papers of admission from the command line: found, confirmed by a named verifier, stopped, brought from a file. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { licenceScene, type LicenceScene } from '../../modules/licences/licences.test.scene.ts'
import { nmo } from '../../test/terminal.ts'

let scene: LicenceScene
let env: Record<string, string>
beforeAll(async () => {
  scene = await licenceScene()
  env = {
    DATABASE_URL: scene.app.database.ownerUrl,
    DATABASE_APP_URL: scene.app.database.appUrl,
    NMO_DATA_DIR: scene.app.dataDir,
    PASSWORD_COST: '4',
    LOG_LEVEL: 'silent',
  }
})
afterAll(() => scene.app.close())

test('F7 a paper is found, confirmed by a verifier who is not its owner, then stopped with a reason', async () => {
  const m = await scene.medic()
  const v = await scene.verifier()
  const paper = await scene.paperOf(m, scene.attestation())
  expect((await nmo(['licence', 'list', m.person.snils], env)).said).toMatch(/На проверке.*Периодическая/)
  expect((await nmo(['licence', 'list', '--status', 'мимо'], env)).failed).toContain('Есть: unverified')
  expect((await nmo(['licence', 'verify', paper.id, '--by', m.person.id], env)).failed).toContain(
    'не проверяющий',
  )
  expect(await nmo(['licence', 'verify', paper.id, '--by', v.person.id], env)).toMatchObject({
    code: 0,
    said: 'Подтверждено\n',
  })
  await scene.app.work()
  expect((await scene.mine(m)).papers[0]).toMatchObject({ state: 'active' })
  expect((await nmo(['licence', 'verify', paper.id, '--by', v.person.id], env)).failed).toContain(
    'не ждёт проверки',
  )
  expect((await nmo(['licence', 'revoke', paper.id], env)).failed).toContain('--why')
  const stop = (act: string) =>
    nmo(['licence', act, paper.id, '--why', 'Проверка лицензирующего органа'], env)
  expect(await stop('suspend')).toMatchObject({ code: 0, said: 'Приостановлено\n' })
  expect(await stop('resume')).toMatchObject({ code: 0 })
  expect(await stop('revoke')).toMatchObject({ code: 0, said: 'Аннулировано\n' })
  expect((await scene.mine(m)).papers[0]).toMatchObject({ state: 'revoked' })
  const codes = (await scene.app.journal()).map((row) => row.code)
  expect(codes).toEqual(expect.arrayContaining(['nmo-licence-verify', 'nmo-licence-revoke']))
})

test('F7 a verifier does not confirm their own from the command line either', async () => {
  const v = await scene.verifier()
  const own = await scene.paperOf(v, scene.attestation())
  expect((await nmo(['licence', 'verify', own.id, '--by', v.person.id], env)).code).toBe(1)
})

test('F7 a file of the registry is imported; without a registry the way to connect one is said', async () => {
  const m = await scene.medic()
  const file = join(scene.app.dataDir, 'frmr.json')
  const { snils, familyName, givenName, patronymic } = m.person
  writeFileSync(
    file,
    JSON.stringify({
      people: [
        {
          general: { snils, lastName: familyName, firstName: givenName, patronymic },
          certs: [
            {
              id: 'c-1',
              specId: '31.08.49',
              number: '77',
              institution: 'ФАЦ',
              beginDate: '2024-03-01',
              endDate: null,
            },
          ],
        },
      ],
    }),
  )
  expect((await nmo(['licence', 'import', '--file', file], env)).said).toContain('новых 1')
  expect((await nmo(['licence', 'import', '--file', file], env)).said).toContain('без перемен 1')
  expect((await scene.mine(m)).papers).toMatchObject([
    { kind: 'specialist-certificate', endsOn: '2029-03-01' },
  ])
  expect((await nmo(['licence', 'import'], env)).failed).toContain('FRMR_URL')
})

test('F7 a difference from the registry is seen with both values and settled by a named verifier, never their own', async () => {
  const m = await scene.medic()
  const v = await scene.verifier()
  await scene.admitted(m)
  const { snils, familyName, givenName, patronymic } = m.person
  const file = join(scene.app.dataDir, 'frmr-case.json')
  const [paper] = (await scene.mine(m)).papers.filter((p) => p.kind === 'periodic-accreditation')
  writeFileSync(
    file,
    JSON.stringify({
      people: [
        {
          general: { snils, lastName: familyName, firstName: givenName, patronymic },
          accreditationProcedures: [
            {
              id: 'a-case',
              kind: 'periodic',
              specId: '31.08.36',
              number: paper!.number,
              institution: 'ФАЦ',
              beginDate: paper!.startsOn,
              endDate: '2031-01-01',
            },
          ],
        },
      ],
    }),
  )
  await nmo(['licence', 'import', '--file', file], env)
  const { said } = await nmo(['licence', 'cases'], env)
  const id = /\s([0-9a-f-]{36})\s+Ждёт решения\s+.*Периодическая/.exec(said)?.[1] ?? ''
  expect((await nmo(['licence', 'case', id], env)).said).toMatch(/у нас «.+», в регистре «.*2031/)
  const settle = (take: string, by: string) =>
    nmo(['licence', 'case', 'settle', id, '--take', take, '--by', by, '--why', 'Сверено с выпиской'], env)
  expect((await settle('ничьё', v.person.id)).failed).toContain('ours, theirs или ask')
  expect((await settle('theirs', m.person.id)).failed).toContain('не проверяющий')
  expect((await settle('theirs', v.person.id)).said).toBe('Взято из регистра\n')
  expect((await settle('theirs', v.person.id)).code).toBe(1)
  expect((await nmo(['licence', 'cases', '--state', 'closed'], env)).said).toContain(id)
  expect((await nmo(['licence', 'cases', '--state', 'мимо'], env)).failed).toContain('Есть: open')
})
