import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../test/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: string[]
  readonly responses: Record<string, unknown>
}
const document = async () => {
  const reply = await app.portal.app.inject({ url: '/api/openapi.json', headers: { host: 'localhost:8443' } })
  return reply.json<{
    openapi: string
    paths: Record<string, Record<string, Operation>>
    tags: { name: string }[]
  }>()
}

test('the description is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(await document())
  expect(result.valid, JSON.stringify(result.errors)).toBe(true)
})

test('every address served is described, with unique names, a summary, and its refusals', async () => {
  const { paths, tags } = await document()
  const operations = Object.values(paths).flatMap((p) => Object.values(p))
  expect(operations.length).toBe(app.portal.server.served.length)
  expect(new Set(operations.map((o) => o.operationId)).size).toBe(operations.length)
  for (const o of operations) {
    expect(o.summary.length, o.operationId).toBeGreaterThan(5)
    expect(tags.map((t) => t.name)).toContain(o.tags[0])
    expect(Object.keys(o.responses), o.operationId).toEqual(expect.arrayContaining(['422', '500']))
  }
})

test('the reading page and a page for each refusal are served without script', async () => {
  const page = await app.portal.app.inject({ url: '/api/reference', headers: { host: 'localhost:8443' } })
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('<script')
  const problem = await app.portal.app.inject({ url: '/problems/signature.replayed' })
  expect(problem.body).toContain('Этот запрос уже был принят')
})
