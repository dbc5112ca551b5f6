/** One listening connection per process; spreads what PostgreSQL tells to the open pages of this process. */
import type { Logger } from 'pino'
import pg from 'pg'
import { z } from 'zod'

const Line = z.object({ id: z.number(), topic: z.string(), type: z.string(), payload: z.unknown() })
export type LiveLine = z.output<typeof Line>

/** `null` means: the line broke for a while, ask for everything you missed. */
export type Hearer = (line: LiveLine | null) => void

export interface Hub {
  readonly subscribe: (topics: readonly string[], hearer: Hearer) => () => void
  readonly close: () => Promise<void>
}

export async function openHub(connectionString: string, log: Logger): Promise<Hub> {
  const hearers = new Map<string, Set<Hearer>>()
  let client: pg.Client | null = null
  let isClosed = false

  async function listen(): Promise<void> {
    const fresh = new pg.Client({
      connectionString,
      application_name: 'nmo-live',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    })
    const life = { isListening: false, isEnded: false }
    fresh.on('notification', ({ payload }) => {
      const line = Line.safeParse(JSON.parse(payload ?? 'null'))
      if (!line.success) return log.error({ payload }, 'live line is not readable')
      for (const hearer of hearers.get(line.data.topic) ?? []) hearer(line.data)
    })
    fresh.on('error', () => undefined) // «end» follows and reconnects
    fresh.on('end', () => {
      life.isEnded = true
      // One that never listened is tried again by whoever opened it: otherwise every failure would begin two more tries.
      if (life.isListening) void again()
    })
    try {
      await fresh.connect()
      await fresh.query('listen nmo_live')
    } catch (error) {
      void fresh.end().catch(() => undefined)
      throw error
    }
    if (life.isEnded) throw new Error('the live line ended as it began')
    life.isListening = true
    client = fresh
  }

  async function again(): Promise<void> {
    client = null
    for (let wait = 250; !isClosed; wait = Math.min(wait * 2, 5000)) {
      await new Promise((done) => setTimeout(done, wait))
      try {
        if (isClosed) return
        await listen()
        for (const set of hearers.values()) for (const hearer of set) hearer(null)
        return
      } catch (err) {
        log.warn({ err }, 'live line is down, trying again')
      }
    }
  }

  await listen()
  return {
    subscribe: (topics, hearer) => {
      for (const topic of topics) hearers.set(topic, (hearers.get(topic) ?? new Set()).add(hearer))
      return () => {
        for (const topic of topics) {
          hearers.get(topic)?.delete(hearer)
          if (hearers.get(topic)?.size === 0) hearers.delete(topic)
        }
      }
    },
    close: async () => {
      isClosed = true
      await client?.end()
    },
  }
}
