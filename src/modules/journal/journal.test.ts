import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modules } from '../../app.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { actWords } from './domain.ts'
import { serverWords } from './domain/server-words.ts'

let app: TestApp
let person: TestPerson
let medic: SigningClient
let verifier: TestPerson

const write = (
  actor: TestPerson | null,
  code: string,
  over: { subject?: TestPerson; id?: string; details?: object } = {},
) =>
  app.sql(
    `insert into platform.journal_entry (at, code, outcome, actor_id, actor_roles, subject_id, object_kind, object_id, request_id, ip, details, salt, leaf_hash)
     values (clock_timestamp(), $1, 'done', $2, $3, $4, 'application', $5, 'r', $6, $7, '\\x00', '\\x00')`,
    [
      code,
      actor?.id ?? null,
      actor === verifier ? ['citizen', 'verifier'] : ['citizen'],
      (over.subject ?? person).id,
      over.id ?? 'a1',
      actor ? '10.1.2.3' : null,
      JSON.stringify(over.details ?? {}),
    ],
  )

beforeAll(async () => {
  app = await testApp()
  person = await app.person()
  medic = await app.as(person)
  verifier = await app.person({ roles: ['verifier'], fullName: ['Дёмина', 'Лариса', 'Марковна'] })
  await write(person, 'file-uploaded')
  await write(verifier, 'application-seen', { details: { number: '2026-000123', title: 'Проверка диплома' } })
  await write(verifier, 'application-seen', { details: { number: '2026-000123', title: 'Проверка диплома' } })
  await write(null, 'files.check')
  await write(verifier, 'application-decided', {
    details: { outcome: 'approved', number: '2026-000123' },
    id: 'a2',
  })
  await write(verifier, 'application-seen', {
    subject: await app.person(),
    details: { number: '2026-000999' },
  })
})
afterAll(() => app.close())

const what = async (address: string) =>
  (await medic.get(address)).body.items.map((e: { what: string }) => e.what)

describe('D3 the personal journal', () => {
  test('tells who, in which capacity, did what with what, from where, by hand or by machine', async () => {
    const { body } = await medic.get('/api/journal?limit=50')
    expect(body.items).toMatchObject([
      {
        what: 'Заявление одобрено',
        who: { kind: 'person', name: 'Дёмина Л. М.', role: 'проверяющий' },
        how: 'hand',
        from: '10.1.2.3',
      },
      {
        what: 'Файл проверен',
        who: { kind: 'portal', name: 'Портал', role: null },
        how: 'machine',
        from: null,
      },
      { what: 'Открыта карточка заявления', about: '№ 2026-000123, Проверка диплома', count: 2 },
      { what: 'Загружен файл', who: { kind: 'self', name: 'Вы' } },
    ])
  })

  test('shows others and the portal apart from my own acts', async () => {
    expect(await what('/api/journal?view=others')).toEqual([
      'Заявление одобрено',
      'Файл проверен',
      'Открыта карточка заявления',
    ])
    expect(await what('/api/journal?view=mine')).toEqual(['Загружен файл'])
  })

  test('goes on page by page without a gap or a repeat', async () => {
    const ids: number[] = []
    for (let cursor = ''; ;) {
      const { body } = await medic.get(`/api/journal?limit=1${cursor}`)
      ids.push(...body.items.map((e: { id: number }) => e.id))
      if (body.nextCursor === null) break
      cursor = `&cursor=${body.nextCursor}`
    }
    expect(ids).toHaveLength(5)
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a))
  })

  test('never shows what is about others, nor what I did not do', async () => {
    const everything = JSON.stringify((await medic.get('/api/journal?limit=100')).body)
    expect(everything).not.toContain('2026-000999')
  })

  test('of one object shows only what concerns me', async () => {
    expect(await what('/api/journal/objects/application/a2')).toEqual(['Заявление одобрено'])
    const other = await app.as(await app.person())
    expect((await other.get('/api/journal/objects/application/a2')).body.items).toEqual([])
  })

  test('is for the signed-in', async () => {
    const stranger = app.stranger()
    await stranger.begin()
    expect((await stranger.get('/api/journal')).status).toBe(401)
  })
})

test('D3 every audited address has Russian words in the journal', () => {
  const audits = app.portal.server.served.flatMap((r) => (typeof r.audit === 'string' ? [r.audit] : []))
  expect(audits.length).toBeGreaterThan(10)
  expect([...new Set(audits)].filter((code) => !(code in actWords)).sort()).toEqual([])
})

test('D3 every command of the server has Russian words in the journal, and no words are of none', async () => {
  const named: string[] = []
  for await (const file of glob('src/command/**/*.ts')) {
    if (!file.endsWith('.test.ts'))
      named.push(...(readFileSync(file, 'utf8').match(/nmo-[a-z-]+[a-z]/g) ?? []))
  }
  const stops = ['suspend', 'resume', 'revoke'].map((act) => `nmo-licence-${act}`)
  expect(new Set([...named.filter((code) => code !== 'nmo-licence'), ...stops])).toEqual(
    new Set(Object.keys(serverWords)),
  )
})

test('D3 words of jobs belong to jobs that exist', () => {
  const names = new Set(modules.flatMap((m) => m.jobs.map((j) => j.name)))
  expect(Object.keys(actWords).filter((code) => code.includes('.') && !names.has(code))).toEqual([])
})
