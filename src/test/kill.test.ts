/** Kill -9 in the middle of writes: nothing acknowledged is lost, nothing half-written is visible, the next start needs no hand. */
import { execFileSync } from 'node:child_process'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { start, type Running } from '../../bench/process.ts'
import { openScene, type Browser, type Scene } from '../../bench/scene.ts'
import { prepare } from '../../bench/sign.ts'
import type { Prepared } from '../../bench/load.ts'

const origin = 'https://localhost:8443'
let scene: Scene
let server: Running
let browser: Browser
let applicationId: string

const startServer = () =>
  start('./our-server.ts', { databaseUrl: scene.appUrl, settings: { NMO_DATA_DIR: scene.dataDir } }, 1)

beforeAll(async () => {
  scene = await openScene()
  browser = await scene.browser()
  await scene.growTo(1)
  const { rows } = await scene.sql(
    `update applications.application set applicant_id = $1, status = 'under-review', decided_at = null, was_kept = null, due_on = current_date + 3 returning id`,
    [browser.personId],
  )
  applicationId = (rows[0] as { id: string }).id
  server = await startServer()
})
afterAll(async () => {
  await server.stop()
  await scene.close()
})

interface Answer {
  readonly status: number
  readonly epoch: string
  readonly body: string
}

function send(prepared: Prepared): Promise<Answer> {
  return new Promise((done, fail) => {
    const outgoing = request(
      { host: '127.0.0.1', port: server.ports[0]!, ...prepared, timeout: 8000 },
      (reply) => {
        let body = ''
        reply.on('data', (d: Buffer) => (body += d.toString()))
        reply.on('end', () =>
          done({ status: reply.statusCode ?? 0, epoch: String(reply.headers['nmo-epoch'] ?? ''), body }),
        )
        reply.on('error', fail)
      },
    )
    outgoing.on('error', fail)
    outgoing.on('timeout', () => outgoing.destroy(new Error('time is over')))
    outgoing.end(prepared.body)
  })
}

let epoch = 'unknown0'
/** Like the page: signs again when the epoch has changed, gives up on a lost connection. */
async function call(method: string, path: string, body?: unknown): Promise<Answer | null> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const answer = await send(prepare({ ...browser, origin, epoch }, method, path, body)).catch(() => null)
    if (!answer) return null
    epoch = answer.epoch || epoch
    if (answer.status !== 401) return answer
  }
  return null
}

interface Writing {
  /** So many are acknowledged: a busy machine takes its time, and a kill before that shows nothing. */
  readonly reached: (count: number) => Promise<void>
  readonly stop: () => Promise<string[]>
}

/** Writes until told to stop; returns the texts that were acknowledged. */
function write(name: string): Writing {
  const acknowledged: string[] = []
  let isRunning = true
  const loops = [1, 2, 3].map(async (loop) => {
    for (let i = 0; isRunning; i++) {
      const text = `${name}-${loop}-${i}`
      const answer = await call('POST', `/api/applications/${applicationId}/remarks`, { text })
      if (answer?.status === 200) acknowledged.push(text)
      else await new Promise((done) => setTimeout(done, 50))
    }
  })
  return {
    reached: async (count) => {
      while (acknowledged.length < count) await pause(20)
    },
    stop: async () => {
      isRunning = false
      await Promise.all(loops)
      return acknowledged
    },
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** The postmaster and every process it has made. */
function killDatabase(pid: number): void {
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)])
    .toString()
    .trim()
    .split(/\s+/)
    .map(Number)
  for (const one of [pid, ...children.filter((c) => c > 0)]) {
    try {
      process.kill(one, 'SIGKILL')
    } catch {
      // It fell together with its parent.
    }
  }
}

async function untilAnswers(): Promise<void> {
  for (let i = 0; i < 240; i++) {
    if ((await call('GET', `/api/applications/${applicationId}`))?.status === 200) return
    await pause(250)
  }
  throw new Error('the portal did not come back by itself')
}

async function verify(acknowledged: readonly string[]): Promise<void> {
  expect(acknowledged.length).toBeGreaterThan(3)
  const answer = await call('GET', `/api/applications/${applicationId}`)
  const talk = (JSON.parse(answer!.body) as { talk: { text: string }[] }).talk.map((line) => line.text)
  // Not lost, not doubled: each acknowledged text is read back once.
  expect(acknowledged.filter((text) => talk.filter((t) => t === text).length !== 1)).toEqual([])
  const { rows } = await scene.sql(`select
    (select count(*)::int from applications.message) as messages,
    (select count(*)::int from platform.journal_entry where code = 'application-remarked' and outcome = 'done') as journal,
    (select count(*)::int from platform.outbox where type = 'application.remarked') as events`)
  const { messages, journal, events } = rows[0] as { messages: number; journal: number; events: number }
  // Nothing half-written: a message, its journal row and its event are there together or not at all.
  expect([journal, events]).toEqual([messages, messages])
}

/** Accepted once, kept by somebody on the way: the very bytes, to be sent again. */
async function captured(): Promise<Prepared> {
  for (;;) {
    const request = prepare(
      { ...browser, origin, epoch },
      'GET',
      `/api/applications/${applicationId}`,
      undefined,
    )
    const answer = await send(request)
    epoch = answer.epoch || epoch
    if (answer.status === 200) return request
  }
}

describe('kill -9 in the middle of writes', { timeout: 120_000 }, () => {
  test('of the server', async () => {
    const writing = write('server')
    await writing.reached(8)
    const kept = await captured()
    await server.stop()
    server = await startServer()
    await untilAnswers()
    // G8: the process that knew this request is dead, and still nobody sends it again.
    expect((await send(kept)).status).toBe(401)
    await verify(await writing.stop())
    expect(server.ports).toHaveLength(1)
  })

  test('of PostgreSQL: the server waits for it and goes on by itself', async () => {
    const writing = write('database')
    await writing.reached(8)
    const kept = await captured()
    const killed = scene.databasePid()
    killDatabase(killed)
    await pause(300)
    await untilAnswers()
    // The table of requests seen is empty now; the epoch they were signed for is dead with it.
    expect((await send(kept)).status).toBe(401)
    await verify(await writing.stop())
    expect(scene.databasePid()).not.toBe(killed)
  })

  test('of both at once', async () => {
    const writing = write('both')
    await writing.reached(8)
    killDatabase(scene.databasePid())
    await server.stop()
    const acknowledged = await writing.stop()
    // At once, while PostgreSQL is still getting up.
    server = await startServer()
    await untilAnswers()
    await verify(acknowledged)
    expect(acknowledged.every((text) => text.startsWith('both'))).toBe(true)
  })
})
