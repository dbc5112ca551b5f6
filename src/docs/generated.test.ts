/** Generated documents are committed; a change of the code shows as a change of the document. `npm run docs` writes them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { envExample } from '../platform/config.ts'
import { describeSchema } from '../platform/schema/describe.ts'
import { testApp, type TestApp } from '../test/app.ts'
import { permissionsPage } from './permissions.ts'
import { idsOf, promisesPage, readPromises, titlesOf } from './promises.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const root = '../../'

test('.env.example names every setting', async () => {
  await expect(envExample()).toMatchFileSnapshot(`${root}.env.example`)
})

test('docs/permissions.md is the table of rights as served', async () => {
  await expect(permissionsPage(app.portal.server.served)).toMatchFileSnapshot(`${root}docs/permissions.md`)
})

test('database/schema.sql is what the migrations make', async () => {
  const client = new pg.Client({ connectionString: app.database.ownerUrl })
  await client.connect()
  const text = await describeSchema(client)
  await client.end()
  await expect(text).toMatchFileSnapshot(`${root}database/schema.sql`)
})

describe('docs/promises.md', () => {
  const promises = readPromises()

  test('every promise that is marked as kept has a test', () => {
    expect(promises.length).toBe(50)
    expect(promises.filter((p) => p.kept && p.tests.length === 0).map((p) => p.id)).toEqual([])
  })

  test('the page is fresh', async () => {
    await expect(promisesPage(promises)).toMatchFileSnapshot(`${root}docs/promises.md`)
  })

  test('titles and ids are read from sources', () => {
    expect(titlesOf(`test('D5 a', () => 1)\ntest.for([[1]])("G8, C2 b", () => 1)`)).toEqual([
      'D5 a',
      'G8, C2 b',
    ])
    expect(idsOf('D5, G4 скан зашифрован')).toEqual(['D5', 'G4'])
    expect(idsOf('a D5 in the middle')).toEqual([])
    expect(idsOf('D8+ сертификат')).toEqual(['D8+'])
  })
})
