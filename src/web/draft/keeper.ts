/** A draft under the person's hands: saved after each pause in typing, joined with what other devices did, never lost. */
import { refusedBy } from '../ui/refused-by.ts'
import type { Merger, WithFiles } from './merge.ts'

export interface KeptDraft<F> {
  readonly version: number
  readonly fields: F
  readonly savedAt: string
}

export type SaveState = 'blank' | 'saving' | 'saved' | 'unsaved' | 'refused'

export interface Question<F> {
  readonly theirs: F
  readonly names: readonly (keyof F)[]
}

/** What the page draws. */
export interface Kept<F> {
  readonly fields: F
  readonly state: SaveState
  readonly savedAt: string
  /** Why it was not saved, when repeating does not help. */
  readonly fault: string | undefined
  /** Fields filled differently on two devices. */
  readonly question: Question<F> | null
}

export interface DraftKeeper<F, D> {
  readonly now: () => Kept<F>
  readonly listen: (hear: () => void) => () => void
  readonly set: (change: Partial<F>) => void
  readonly answer: (whose: 'mine' | 'theirs') => void
  /** Resolves to the saved draft, or throws the refusal. */
  readonly flush: () => Promise<D>
  /** Another device saved a newer version. */
  readonly hear: (version: number, read: () => Promise<D>) => void
  /** Something here is not at the server yet. */
  readonly isBehind: () => boolean
  /** The page is left: what is not saved leaves at once. */
  readonly close: () => void
}

export interface KeeperParts<F, D> {
  readonly draft: D
  readonly merger: Merger<F>
  readonly put: (version: number, fields: F) => Promise<D>
  /** A refusal because of another version brings that version with it. */
  readonly conflictOf: (error: unknown) => D | undefined
  readonly onSaved: (draft: D) => void
  /** Something came from another device without a question. */
  readonly onPulled: () => void
  readonly pauseMs?: number
  readonly retryMs?: number
}

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b)

export function keepDraft<F extends WithFiles, D extends KeptDraft<F>>(
  parts: KeeperParts<F, D>,
): DraftKeeper<F, D> {
  const { pauseMs = 800, retryMs = 5000, merger } = parts
  let base: D = parts.draft
  let kept: Kept<F> = {
    fields: base.fields,
    state: 'blank',
    savedAt: base.savedAt,
    fault: undefined,
    question: null,
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let flying: Promise<D> | null = null
  const hearers = new Set<() => void>()

  const show = (change: Partial<Kept<F>>) => {
    kept = { ...kept, ...change }
    for (const hear of hearers) hear()
  }
  const isBehind = () => !same(kept.fields, base.fields)
  const soon = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush().catch(() => undefined), ms)
  }

  /** A question is asked only about a field that both have changed. */
  function join(theirs: D): void {
    const { fields, conflicts } = merger.merge(base.fields, kept.fields, theirs.fields)
    const isNews = !same(fields, kept.fields)
    base = theirs
    show({
      fields,
      savedAt: theirs.savedAt,
      ...(conflicts.length > 0 ? { question: { theirs: theirs.fields, names: conflicts } } : {}),
    })
    if (isNews && conflicts.length === 0) parts.onPulled()
  }

  /** One request at a time: the version of the next is the answer of this one. */
  async function save(): Promise<D> {
    while (isBehind()) {
      show({ state: 'saving' })
      try {
        base = await parts.put(base.version, kept.fields)
        show({ savedAt: base.savedAt, fault: undefined })
      } catch (error) {
        const theirs = parts.conflictOf(error)
        if (!theirs) throw error
        join(theirs)
      }
    }
    show({ state: 'saved' })
    parts.onSaved(base)
    return base
  }

  function flush(): Promise<D> {
    clearTimeout(timer)
    flying ??= save()
      .catch((error: unknown) => {
        const { status, title, detail, errors } = refusedBy(error)
        const isLine = status === 0 || status === 429 || status >= 500
        show({
          state: isLine ? 'unsaved' : 'refused',
          fault: isLine ? undefined : (errors[0]?.message ?? detail ?? title),
        })
        if (isLine) soon(retryMs)
        throw error
      })
      .finally(() => {
        flying = null
      })
    return flying
  }

  return {
    now: () => kept,
    listen: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    set: (change) => {
      // Not yet kept is said at once: nobody leaves on the word of an older «сохранён».
      const isTold = kept.state === 'unsaved' || kept.state === 'refused'
      show({ fields: { ...kept.fields, ...change }, ...(isTold ? {} : { state: 'saving' }) })
      // Typing goes on, a file has come whole.
      soon(change.fileIds ? 0 : pauseMs)
    },
    answer: (whose) => {
      const { question } = kept
      if (!question) return
      show({
        question: null,
        ...(whose === 'theirs'
          ? { fields: merger.takeTheirs(kept.fields, question.theirs, question.names) }
          : {}),
      })
      soon(0)
    },
    flush,
    hear: (version, read) => {
      // Our own save is told to us too, sometimes before its answer.
      if (version <= base.version || flying) return
      void read().then(
        (theirs) => theirs.version > base.version && join(theirs),
        // The next save learns of it all the same.
        () => undefined,
      )
    },
    isBehind,
    close: () => {
      clearTimeout(timer)
      if (isBehind()) void flush().catch(() => undefined)
    },
  }
}
