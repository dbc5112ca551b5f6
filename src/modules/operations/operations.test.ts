import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { shownFault, stateOf } from './domain.ts'

let app: TestApp
let administrator: SigningClient
let id: string

beforeAll(async () => {
  app = await testApp()
  administrator = await app.as(await app.person({ roles: ['administrator'] }))
  const [job] = await app.sql(
    `select id::text from graphile_worker.add_job('notes.tell', '{}'::json, max_attempts => 12)`,
  )
  id = String(job?.['id'])
  await app.sql(`update graphile_worker._private_jobs set attempts = 12, last_error = $2 where id = $1`, [
    id,
    'почта не отвечает: orlova@example.ru, +7 900 000-00-00\n at secret.ts:1',
  ])
})
afterAll(() => app.close())

describe('D6 work that stopped', () => {
  test('is seen by an administrator, without personal data in its fault', async () => {
    const { status, body } = await administrator.get('/api/operations/jobs')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      items: [{ id, job: 'notes.tell', attempts: 12, fault: 'почта не отвечает: •••, •••' }],
      health: { dead: 1, state: 'calm' },
    })
  })

  test('nobody else sees it, or starts it', async () => {
    const other = await app.as(await app.person({ roles: ['verifier', 'auditor', 'support'] }))
    expect((await other.get('/api/operations/jobs')).status).toBe(403)
    expect((await other.post(`/api/operations/jobs/${id}/replay`)).status).toBe(403)
  })

  test('starts again once; the second press is told that it is gone; the journal knows who pressed', async () => {
    const replies = await Promise.all(
      [1, 2].map(() => administrator.post(`/api/operations/jobs/${id}/replay`)),
    )
    expect(replies.map((r) => r.status).sort((a, b) => a - b)).toEqual([200, 404])
    expect(replies.find((r) => r.status === 404)?.body.code).toBe('job.not-found')
    const [job] = await app.sql(
      'select attempts, run_at <= now() as due from graphile_worker.jobs where id = $1',
      [id],
    )
    expect(job).toEqual({ attempts: 0, due: true })
    expect(
      (await app.journal()).filter((j) => j.code === 'job-replayed' && j.outcome === 'done'),
    ).toHaveLength(1)
  })

  test('an id that is no id, and a job that lives, are not found', async () => {
    expect((await administrator.post('/api/operations/jobs/abc/replay')).status).toBe(404)
    expect((await administrator.post('/api/operations/jobs/999999/replay')).body.code).toBe('job.not-found')
  })
})

test('a minute late is late, ten are stuck', () => {
  expect([0, 60, 61, 600, 601].map(stateOf)).toEqual(['calm', 'calm', 'late', 'late', 'stuck'])
})

test('a fault shows its first line, masked and not too long', () => {
  expect(shownFault(null)).toBeNull()
  expect(shownFault('duplicate key (snils)=(12345678901) exists')).toBe('duplicate key ••• exists')
  expect(shownFault(`x${'y'.repeat(900)}`)).toHaveLength(300)
})
