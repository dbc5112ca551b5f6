/** D4: the draft of a plan under the person's hands: kept after each pause, by its version; what another device did is taken. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../../web/api.ts'
import { currentIn } from '../../../web/stale.ts'
import { PlanDraft, saveDraft, type Wanted, type Wishes } from '../contract.ts'

export type SaveState = 'blank' | 'saving' | 'saved' | 'unsaved'

export interface Draft {
  readonly wishes: Wishes
  readonly items: readonly Wanted[] | null
  readonly step: number
  readonly state: SaveState
  readonly savedAt: string | null
  /** Another device was later: its draft is shown. */
  readonly isElsewhere: boolean
  readonly change: (to: Partial<Pick<PlanDraft, 'wishes' | 'items' | 'step'>>) => void
  /** What was typed last is at the server, or could not be. */
  readonly flush: () => Promise<void>
  /** Nothing is saved any more: the plan is. */
  readonly stop: () => void
}

const pauseMs = 700

/** `isKept`: false where the plan itself is changed; its draft lives on the page alone. */
export function useDraft(initial: PlanDraft, isKept: boolean): Draft {
  const [draft, setDraft] = useState(initial)
  const [state, setState] = useState<SaveState>('blank')
  const [isElsewhere, setElsewhere] = useState(false)
  const latest = useRef(initial)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const flying = useRef<Promise<void> | null>(null)
  const isDirty = useRef(false)
  const isOver = useRef(false)

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    if (!isKept) return
    if (flying.current) return flying.current
    const work = async () => {
      while (isDirty.current && !isOver.current) {
        isDirty.current = false
        setState('saving')
        const { savedAt: _, ...body } = latest.current
        try {
          const kept = await call(saveDraft, { body })
          latest.current = { ...latest.current, version: kept.version, savedAt: kept.savedAt }
          setState('saved')
        } catch (error) {
          const theirs = currentIn(error, PlanDraft)
          if (!theirs) {
            isDirty.current = true
            setState('unsaved')
            return
          }
          latest.current = theirs
          setElsewhere(true)
          setState('saved')
        }
        setDraft(latest.current)
      }
    }
    flying.current = work().finally(() => {
      flying.current = null
    })
    return flying.current
  }, [isKept])

  const change = useCallback(
    (to: Partial<Pick<PlanDraft, 'wishes' | 'items' | 'step'>>) => {
      latest.current = { ...latest.current, ...to }
      isDirty.current = true
      setElsewhere(false)
      setDraft(latest.current)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), pauseMs)
    },
    [save],
  )
  const stop = useCallback(() => {
    isOver.current = true
    clearTimeout(timer.current)
  }, [])
  // Leaving the page: what is not saved leaves at once.
  useEffect(() => () => void save(), [save])

  return {
    wishes: draft.wishes,
    items: draft.items,
    step: draft.step,
    state,
    savedAt: draft.savedAt,
    isElsewhere,
    change,
    flush: save,
    stop,
  }
}
