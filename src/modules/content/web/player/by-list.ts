/** SCORM 1.2, and 2004 without a word on its order: lessons one after another, any of them at will. */
import { Scorm12API, Scorm2004API } from 'scorm-again'
import type { Sco } from '../../contract.ts'
import { resumed12, resumed2004 } from './resume.ts'
import { keepAsset, settingsWith, type Api, type Stage, type State, type Way } from './way.ts'

const isOver = (state: State | undefined): boolean => {
  const cmi = state?.['cmi'] as { core?: { lesson_status?: string }; completion_status?: string } | undefined
  return /^(passed|completed)$/.test(cmi?.core?.lesson_status ?? cmi?.completion_status ?? '')
}

export function byList(stage: Stage): Way {
  const { kind, scos } = stage.inside
  let sco: Sco | undefined
  let api: Api | undefined
  const commit = (): void => void (api?.isInitialized() && api.lmsCommit())
  const made = (of: Sco): Api => {
    const settings = settingsWith((state) => stage.keep(of.id, state))
    if (kind === 'scorm12') {
      const old = new Scorm12API(settings)
      old.loadFromJSON(resumed12(stage.kept(of.id), stage.about(of)) as never)
      return old
    }
    const fresh = new Scorm2004API(settings)
    fresh.loadFromJSON(resumed2004(stage.kept(of.id), stage.about(of)) as never)
    fresh.on('SequenceNext', () => go(1))
    fresh.on('SequencePrevious', () => go(-1))
    for (const name of ['SequenceExit', 'SequenceExitAll', 'SequenceAbandon', 'SequenceAbandonAll'])
      fresh.on(name, () => setTimeout(() => stage.close('left')))
    return fresh
  }
  function open(next: Sco): void {
    commit()
    sco = next
    api = made(next)
    keepAsset(stage, next)
    stage.show(next, api)
  }
  const near = (step: 1 | -1): Sco | undefined => scos[scos.findIndex((s) => s.id === sco?.id) + step]
  function go(step: 1 | -1): void {
    const next = near(step)
    if (next) setTimeout(() => open(next))
    else if (step === 1) setTimeout(() => stage.close('end'))
  }
  return {
    // Where the learner was last: the first lesson that is not over, or the first of all.
    begin: () => {
      const first = scos.find((s) => !isOver(stage.kept(s.id))) ?? scos[0]
      if (first) open(first)
    },
    go,
    choose: (id) => {
      const chosen = scos.find((s) => s.id === id)
      if (chosen) open(chosen)
    },
    may: (step) => near(step) !== undefined,
    mayChoose: () => true,
    isHidden: () => false,
    commit,
    leave: commit,
  }
}
