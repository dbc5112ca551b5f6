/** D6: lists cost the same with many applications: each walks an index and stops. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'

let app: TestApp
const person = '0193a1de-0000-7000-8000-00000000aaaa'

beforeAll(async () => {
  app = await testApp()
  await app.sql(
    `insert into applications.application (id, number, kind, subject_id, title, applicant_id, facts, status, version, submitted_at,
       clock_started_at, days_spent, due_on, verifier_id, decided_at, was_kept)
     select gen_random_uuid(), 'x-' || n, 'education-record', gen_random_uuid(), 'Проверка диплома № ' || n,
       case when n % 1000 = 0 then $1::uuid else ('00000000-0000-7000-8000-' || lpad(to_hex(n / 20), 12, '0'))::uuid end,
       '[]', case when n % 10 = 0 then 'under-review' else 'approved' end, 1, timestamptz '2026-11-20' - n * interval '30 seconds',
       now(), n % 7, date '2026-11-20' + n % 30, '00000000-0000-7000-8000-00000000bbbb', case when n % 10 = 0 then null else timestamptz '2026-11-22' - n * interval '20 seconds' end, true
     from generate_series(1, 60000) n`,
    [person],
  )
  await app.sql('analyze applications.application')
}, 120_000)
afterAll(() => app.close())

/** What the plan touches: pages of the table and of its indexes, in memory or not. */
async function touched(statement: string): Promise<{ pages: number; plan: string }> {
  const rows = await app.sql(`explain (analyze, buffers, format json) ${statement}`)
  const [top] = rows[0]!['QUERY PLAN'] as { Plan: Record<string, number> }[]
  const plan = JSON.stringify(top)
  return { pages: top!.Plan['Shared Hit Blocks']! + top!.Plan['Shared Read Blocks']!, plan }
}

test.for([
  [
    'my list',
    `select * from applications.application where applicant_id = '${person}' order by submitted_at desc, id desc limit 26`,
    80,
  ],
  [
    'my list from a key',
    `select * from applications.application where applicant_id = '${person}' and (submitted_at, id) < ('2026-11-18', '${person}') order by submitted_at desc, id desc limit 26`,
    80,
  ],
  [
    'the queue',
    `select * from applications.application where applicant_id <> '${person}' and status = 'under-review' order by due_on, submitted_at, id limit 51`,
    200,
  ],
  [
    'the queue from a key',
    `select * from applications.application where applicant_id <> '${person}' and status = 'under-review' and (due_on, submitted_at, id) > ('2026-12-01', '2026-11-10', '${person}') order by due_on, submitted_at, id limit 51`,
    200,
  ],
  [
    'past reviews for the forecast',
    `select days_spent, was_kept from applications.application where kind = 'education-record' and status in ('approved', 'rejected') order by decided_at desc limit 200`,
    400,
  ],
  [
    'decided by me',
    `select * from applications.application where applicant_id <> '${person}' and verifier_id = '00000000-0000-7000-8000-00000000bbbb' and status in ('approved', 'rejected') order by decided_at desc, id desc limit 51`,
    200,
  ],
] as const)('%s reads a few pages of sixty thousand applications', async ([, statement, most]) => {
  const { pages, plan } = await touched(statement)
  expect(plan).not.toContain('"Seq Scan"')
  expect(plan).not.toContain('"Sort"')
  expect(pages).toBeLessThan(most)
})
