/** What is not sent yet, kept by the browser itself: a closed lid, a lost line, an ended session lose nothing. */
import type { Report } from '../../contract.ts'

/** One place of one item: a later word about it takes the place of an earlier one. */
export interface Kept {
  readonly key: string
  /** Whose it is: nobody sends another's on a shared machine. */
  readonly personId: string
  readonly studyId: string
  readonly report: Report
}

export interface Shelf {
  /** Joins what is there of the same key by `join`. */
  readonly put: (kept: Kept, join: (before: Report, now: Report) => Report) => Promise<void>
  readonly waiting: (personId: string) => Promise<readonly Kept[]>
  /** Only if nothing newer of that place came meanwhile. */
  readonly taken: (key: string, seq: number) => Promise<void>
  readonly deviceId: () => Promise<string>
  /** Ever greater, also between tabs of one browser. */
  readonly nextSeq: () => Promise<number>
}

const database = 'nmo-learning'

export const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')))
  })

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('report', { keyPath: 'key' })
    request.result.createObjectStore('device')
  })
  return done(request)
}

/** Throws where the browser forbids storage. */
export async function openShelf(): Promise<Shelf> {
  const db = await open()
  const reports = () => db.transaction('report', 'readwrite').objectStore('report')
  const device = () => db.transaction('device', 'readwrite').objectStore('device')
  return {
    put: async (kept, join) => {
      const store = reports()
      const before = (await done(store.get(kept.key))) as Kept | undefined
      const report = before ? join(before.report, kept.report) : kept.report
      await done(store.put({ ...kept, report }))
    },
    waiting: async (personId) => {
      const all = (await done(reports().getAll())) as Kept[]
      return all.filter((k) => k.personId === personId).toSorted((a, b) => a.report.seq - b.report.seq)
    },
    taken: async (key, seq) => {
      const store = reports()
      const now = (await done(store.get(key))) as Kept | undefined
      if (now?.report.seq === seq) await done(store.delete(key))
    },
    deviceId: async () => {
      const store = device()
      const known = (await done(store.get('id'))) as string | undefined
      if (known) return known
      const made = crypto.randomUUID()
      await done(store.put(made, 'id'))
      return made
    },
    nextSeq: async () => {
      const store = device()
      const last = ((await done(store.get('seq'))) as number | undefined) ?? 0
      const next = Math.max(last + 1, Date.now())
      await done(store.put(next, 'seq'))
      return next
    },
  }
}

/** For a browser that keeps nothing: lives as long as the page. */
export function memoryShelf(): Shelf {
  const all = new Map<string, Kept>()
  const id = crypto.randomUUID()
  let seq = 0
  return {
    put: async (kept, join) => {
      const before = all.get(kept.key)
      all.set(kept.key, { ...kept, report: before ? join(before.report, kept.report) : kept.report })
    },
    waiting: async (personId) => [...all.values()].filter((k) => k.personId === personId),
    taken: async (key, at) => {
      if (all.get(key)?.report.seq === at) all.delete(key)
    },
    deviceId: async () => id,
    nextSeq: async () => (seq = Math.max(seq + 1, Date.now())),
  }
}
