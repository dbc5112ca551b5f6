/** One command: steps in their order, a summary at the end, nothing left behind a failure. */
import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { start, type Steps } from './start.ts'

let dataDir = ''
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'nmo-start-'))))
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** A start whose parts only tell that they were called. */
async function scene(over: Partial<Steps> = {}) {
  const [signals, happened, codes] = [new EventEmitter(), [] as string[], [] as number[]]
  const [port, esiaPort] = [await freePort(), await freePort()]
  let text = ''
  const stopOf = (name: string) => async () => void happened.push(`−${name}`)
  const tellOf = (name: string) => void happened.push(`+${name}`)
  const steps: Steps = {
    page: async () => tellOf('страница'),
    database: async () => {
      tellOf('база')
      return { appUrl: 'postgres://a', ownerUrl: 'postgres://o', where: 'рядом', stop: stopOf('база') }
    },
    demo: async (settings) => {
      tellOf('стенд')
      const accounts = [
        { name: 'Орлова Елена', role: 'врач', login: 'orlova@example.ru', snils: '11223344595' },
      ]
      return {
        settings,
        esia: settings.ESIA_URL,
        accounts,
        password: 'тайна',
        appKey: null,
        stop: stopOf('стенд'),
      }
    },
    portal: async () => {
      tellOf('портал')
      return { stop: stopOf('портал') }
    },
    invite: async () => null,
    ...over,
  }
  const around = {
    env: { METRICS_PORT: '0' },
    screen: { write: (part: string) => (text += part) },
    signals,
    exit: (code: number) => codes.push(code),
  }
  const args = ['--data', dataDir, '--port', String(port), '--esia-port', String(esiaPort)]
  return { run: () => start(args, around, steps), signals, happened, codes, text: () => text, port, esiaPort }
}

test('everything comes up in order; the summary says where, who and how to stop', async () => {
  const s = await scene()
  await s.run()
  expect(s.happened.toSorted()).toEqual(['+база', '+портал', '+стенд', '+страница'])
  expect(s.happened.at(-1)).toBe('+портал')
  expect(s.happened.indexOf('+база')).toBeLessThan(s.happened.indexOf('+стенд'))
  for (const words of [
    `https://localhost:${s.port}`,
    `https://localhost:${s.esiaPort}`,
    '/mailbox',
    '112-233-445 95',
    'orlova@example.ru',
    'тайна',
    'Ctrl-C',
  ]) {
    expect(s.text()).toContain(words)
  }
})

test('Ctrl-C stops the portal, the sandbox and the database, in this order', async () => {
  const s = await scene()
  await s.run()
  s.signals.emit('SIGINT')
  await new Promise((done) => setTimeout(done, 10))
  expect(s.happened.slice(4)).toEqual(['−портал', '−стенд', '−база'])
  expect(s.codes).toEqual([0])
})

test('a step that fails: what stands already is stopped, the fault goes on', async () => {
  const s = await scene({ portal: () => Promise.reject(new Error('портал не поднялся')) })
  await expect(s.run()).rejects.toThrow('портал не поднялся')
  expect(s.happened.slice(3)).toEqual(['−стенд', '−база'])
})

test('a page that is not built: the database beside it is not left running', async () => {
  const s = await scene({ page: () => Promise.reject(new Error('нет модуля')) })
  await expect(s.run()).rejects.toThrow('нет модуля')
  expect(s.happened).toEqual(['+база', '+стенд', '−стенд', '−база'])
})

test('Ctrl-C in the middle of the start is no fault', async () => {
  const s = await scene({
    demo: async () => {
      s.signals.emit('SIGTERM')
      throw new Error('соединение с базой потеряно')
    },
  })
  await s.run()
  await new Promise((done) => setTimeout(done, 10))
  expect(s.happened).toContain('−база')
  expect(s.text()).toContain('Всё остановлено')
  expect(s.codes).toEqual([0])
})

test('a taken port is told before anything is started', async () => {
  const s = await scene()
  const neighbour = createServer()
  await new Promise<void>((done) => neighbour.listen(s.esiaPort, '127.0.0.1', done))
  await expect(s.run()).rejects.toThrow(`Порт ${s.esiaPort} занят`)
  expect(s.happened).toEqual([])
  await new Promise((done) => neighbour.close(done))
})
