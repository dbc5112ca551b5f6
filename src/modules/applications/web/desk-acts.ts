/** What a verifier does with the open card: marks at once on the page, one after another on the server. */
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { call } from '../../../web/api.ts'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import {
  ask,
  claim,
  decide,
  release,
  remarkAsVerifier,
  saveVerdicts,
  type Decision,
  type DeskApplication,
  type Message,
} from '../contract.ts'
import { deskOneKey, queueKey } from './desk-query.ts'

export interface Mark {
  readonly matches: boolean | null
  readonly onScan: string
}
export type Marks = Readonly<Record<string, Mark>>

const marksOf = (a: DeskApplication): Marks =>
  Object.fromEntries(
    a.facts.map((f) => [f.key, { matches: f.verdict?.matches ?? null, onScan: f.verdict?.onScan ?? '' }]),
  )

export interface DeskActs {
  readonly marks: Marks
  readonly mark: (marks: Marks) => void
  readonly take: () => Promise<boolean>
  readonly giveBack: () => Promise<boolean>
  readonly say: (message: Message, stopsClock: boolean) => Promise<DeskApplication>
  readonly settle: (decision: Decision) => Promise<DeskApplication>
  /** A refusal in words; goes away with the next act. */
  readonly fault: string | null
  readonly isBusy: boolean
}

export function useDeskActs(a: DeskApplication): DeskActs {
  const cache = useQueryClient()
  // What was pressed here stands over what the server said, until the card is left.
  const [pressed, setPressed] = useState<Marks>({})
  const [fault, setFault] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(0)
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const isMine = useRef(false)
  const params = { id: a.id }

  const keep = (fresh: DeskApplication): DeskApplication => {
    isMine.current = fresh.holder?.isMe ?? false
    cache.setQueryData(deskOneKey(a.id), fresh)
    return fresh
  }
  /** One act after another: two marks pressed quickly must not overtake each other. */
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    setWaiting((n) => n + 1)
    setFault(null)
    const turn = line.current.then(work)
    const end = () => setWaiting((n) => n - 1)
    line.current = turn.then(end, end)
    return turn
  }
  const claimed = async (): Promise<void> => {
    if (isMine.current || a.holder?.isMe) return
    keep(await call(claim, { params }))
    void cache.invalidateQueries({ queryKey: queueKey })
  }
  const told = (error: unknown): void => {
    const { title, detail } = refusedBy(error)
    setFault(detail ?? title)
    // Held by another, changed, decided: the card itself must say so.
    if (refusedBy(error).status === 409) void cache.invalidateQueries({ queryKey: deskOneKey(a.id) })
  }
  const attempt = (work: () => Promise<unknown>): Promise<boolean> =>
    inLine(work).then(
      () => true,
      (error: unknown) => {
        told(error)
        return false
      },
    )

  return {
    marks: { ...marksOf(a), ...pressed },
    fault,
    isBusy: waiting > 0,
    mark: (marks) => {
      setPressed((old) => ({ ...old, ...marks }))
      const verdicts = Object.entries(marks).map(([key, mark]) => ({ key, ...mark }))
      void attempt(async () => {
        await claimed()
        keep(await call(saveVerdicts, { params, body: { verdicts } }))
      }).then((isSaved) => {
        if (!isSaved)
          setPressed((old) => Object.fromEntries(Object.entries(old).filter(([k]) => !(k in marks))))
      })
    },
    take: () => attempt(claimed),
    giveBack: () => attempt(async () => keep(await call(release, { params }))),
    say: (body, stopsClock) =>
      inLine(async () => {
        await claimed()
        return keep(await call(stopsClock ? ask : remarkAsVerifier, { params, body }))
      }),
    settle: (body) =>
      inLine(async () => {
        await claimed()
        const fresh = keep(await call(decide, { params, body }))
        void cache.invalidateQueries({ queryKey: queueKey })
        return fresh
      }).catch((error: unknown) => {
        told(error)
        throw error
      }),
  }
}
