/** SCORM 2004 with an order of its own: what opens next is decided by its rules, and so is what the bar offers. */
import type { Activity, Sco } from '../../contract.ts'
import { resumed2004 } from './resume.ts'
import { sequenceOf, type Request, type Sequence } from './sequence.ts'
import { keepAsset, settingsWith, type Stage, type State, type Way } from './way.ts'

const requests = { '1': 'continue', '-1': 'previous' } as const

export function bySequence(stage: Stage): Way {
  const { scos, tree } = stage.inside
  const hidden = hiddenIn(tree)
  let sequence: Sequence | undefined
  let sco: Sco | undefined
  let isLeaving = false
  const open = (next: Sco, isResumed: boolean): void => {
    if (!sequence || isLeaving) return
    // A lesson that said its end a moment ago may still be on the screen.
    stage.clear()
    sco = next
    const { api } = sequence
    api.reset()
    // By the standard an attempt that begins anew knows nothing of the one before.
    const kept = isResumed ? stage.kept(next.id) : undefined
    api.loadFromJSON(resumed2004(kept && { ...kept, isEnd: false }, stage.about(next)) as never)
    keepAsset(stage, next)
    stage.show(next, api)
  }
  const begin = (): void => {
    isLeaving = false
    const kept = stage.kept(tree.id)
    const settings = settingsWith((state: State) => {
      if (sco) stage.keep(sco.id, state)
      stage.mark()
    })
    sequence = sequenceOf(stage.inside, settings, {
      deliver: (id, isResumed) => {
        const next = scos.find((s) => s.id === id)
        // The engine is in the middle of its work, and a package in the middle of its last call.
        if (next) setTimeout(() => open(next, isResumed))
      },
      end: (isSuspended) => void (isLeaving || setTimeout(() => stage.close(isSuspended ? 'left' : 'end'))),
      keep: (state) => {
        stage.keep(tree.id, state)
        stage.mark()
      },
    })
    if (!sequence.begin(kept)) stage.close('choose')
  }
  const ask = (request: Request, target?: string): void => {
    sequence?.ask(request, target, stage.clear)
  }
  return {
    begin,
    go: (step) => ask(requests[step]),
    choose: (id) => ask('choice', id),
    may: (step) => sequence?.may(requests[step]) ?? false,
    mayChoose: (id) => sequence?.mayChoose(id) ?? false,
    isHidden: (step) => hidden.get(sco?.id ?? '')?.has(requests[step]) ?? false,
    commit: () => void (sequence?.api.isInitialized() && sequence.api.lmsCommit()),
    leave: () => {
      if (isLeaving) return
      isLeaving = true
      ask('suspendAll')
    },
  }
}

/** A lesson hides what those above it hide. */
function hiddenIn(tree: Activity): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, ReadonlySet<string>>()
  const walk = (one: Activity, above: readonly string[]): void => {
    const own = [...above, ...(one.order?.hidden ?? [])]
    all.set(one.id, new Set(own))
    for (const child of one.children) walk(child, own)
  }
  walk(tree, [])
  return all
}
