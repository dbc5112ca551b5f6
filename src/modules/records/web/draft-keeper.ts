/** A draft under the person's hands: saved after each pause in typing, joined with what other devices did, never lost. */
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Draft, type DraftFields } from '../contract.ts'
import { merge, takeTheirs, type Merged } from './merge.ts'

export type SaveState = 'blank' | 'saving' | 'saved' | 'unsaved' | 'refused'

export interface Question {
  readonly theirs: DraftFields
  readonly names: Merged['conflicts']
}

/** What the page draws. */
export interface Kept {
  readonly fields: DraftFields
  readonly state: SaveState
  readonly savedAt: string
  /** Why it was not saved, when repeating does not help. */
  readonly fault: string | undefined
  /** Fields filled differently on two devices. */
  readonly question: Question | null
}

export interface DraftKeeper {
  readonly now: () => Kept
  readonly listen: (hear: () => void) => () => void
  readonly set: (change: Partial<DraftFields>) => void
  readonly answer: (whose: 'mine' | 'theirs') => void
  /** Resolves to the saved draft, or throws the refusal. */
  readonly flush: () => Promise<Draft>
  /** Another device saved a newer version. */
  readonly hear: (version: number, read: () => Promise<Draft>) => void
  /** The page is left: what is not saved leaves at once. */
  readonly close: () => void
}

export interface KeeperParts {
  readonly draft: Draft
  readonly put: (version: number, fields: DraftFields) => Promise<Draft>
  readonly onSaved: (draft: Draft) => void
  /** Something came from another device without a question. */
  readonly onPulled: () => void
  readonly pauseMs?: number
  readonly retryMs?: number
}

const same = (a: DraftFields, b: DraftFields): boolean => JSON.stringify(a) === JSON.stringify(b)

export function keepDraft(parts: KeeperParts): DraftKeeper {
  const { pauseMs = 800, retryMs = 5000 } = parts
  let base = parts.draft
  let kept: Kept = {
    fields: base.fields,
    state: 'blank',
    savedAt: base.savedAt,
    fault: undefined,
    question: null,
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let flying: Promise<Draft> | null = null
  const hearers = new Set<() => void>()

  const show = (change: Partial<Kept>) => {
    kept = { ...kept, ...change }
    for (const hear of hearers) hear()
  }
  const soon = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush().catch(() => undefined), ms)
  }

  /** A question is asked only about a field that both have changed. */
  function join(theirs: Draft): void {
    const { fields, conflicts } = merge(base.fields, kept.fields, theirs.fields)
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
  async function save(): Promise<Draft> {
    while (!same(kept.fields, base.fields)) {
      show({ state: 'saving' })
      try {
        base = await parts.put(base.version, kept.fields)
        show({ savedAt: base.savedAt, fault: undefined })
      } catch (error) {
        const theirs = conflictOf(error)
        if (!theirs) throw error
        join(theirs)
      }
    }
    show({ state: 'saved' })
    parts.onSaved(base)
    return base
  }

  function flush(): Promise<Draft> {
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
      show({ fields: { ...kept.fields, ...change } })
      soon(pauseMs)
    },
    answer: (whose) => {
      const { question } = kept
      if (!question) return
      show({
        question: null,
        ...(whose === 'theirs' ? { fields: takeTheirs(kept.fields, question.theirs, question.names) } : {}),
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
    close: () => {
      clearTimeout(timer)
      if (!same(kept.fields, base.fields)) void flush().catch(() => undefined)
    },
  }
}

/** The refusal brings the other version with it. */
function conflictOf(error: unknown): Draft | undefined {
  if (refusedBy(error).code !== 'education-draft.conflict') return undefined
  const extras = (error as { extras?: { current?: unknown } }).extras
  return Draft.safeParse(extras?.current).data
}
