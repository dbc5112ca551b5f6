/** G6: every request asks for the roles of its person; the price must not grow with the accounts. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

test('G6 roles are found by the person, never by reading everybody’s grants', async () => {
  const { id } = await app.person({ roles: ['verifier'] })
  await app.sql(`insert into platform.role_grant (id, person_id, role, granted_at)
    select gen_random_uuid(), gen_random_uuid(), 'verifier', now() from generate_series(1, 5000)`)
  await app.sql('analyze platform.role_grant')
  const rows = await app.sql(`explain select * from platform.held_role where person_id = '${id}'`)
  const plan = rows.map((r) => String(r['QUERY PLAN'])).join('\n')
  expect(plan).toContain('role_grant_of_person')
  expect(plan).not.toContain('Seq Scan on role_grant')
})
