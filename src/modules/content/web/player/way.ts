/** How a package is gone through: by its list, or by the rules of its author. */
import type { Scorm12API, Scorm2004API } from 'scorm-again'
import type { Sco, ScormInside } from '../../contract.ts'
import type { About } from './resume.ts'

export type Api = Scorm12API | Scorm2004API
export type State = Record<string, unknown>

/** What a way is given by the page. */
export interface Stage {
  readonly inside: ScormInside
  readonly about: (sco: Sco) => About
  readonly kept: (id: string) => State | undefined
  readonly keep: (id: string, state: State) => void
  /** Puts the lesson into the frame, its API where it looks for it. */
  readonly show: (sco: Sco, api: Api) => void
  /** Takes the frame away; what stood in it says its last words before this returns. */
  readonly clear: () => void
  /** Nothing stands open any more, and why. */
  readonly close: (why: Closed) => void
  /** What the bar may offer has changed. */
  readonly mark: () => void
}

/** `end`: all lessons are over; `left`: the lesson asked to leave; `choose`: none opens by itself. */
export type Closed = 'end' | 'left' | 'choose'

export interface Way {
  readonly begin: () => void
  readonly go: (step: 1 | -1) => void
  readonly choose: (id: string) => void
  readonly may: (step: 1 | -1) => boolean
  readonly mayChoose: (id: string) => boolean
  /** Buttons that the author of this lesson does not want. */
  readonly isHidden: (step: 1 | -1) => boolean
  /** Whatever was set and not sent yet. */
  readonly commit: () => void
  /** The page goes away. */
  readonly leave: () => void
}

/** In the place of HTTP: the page of the portal keeps and sends; a package is answered at once. */
class ToPortal {
  readonly #keep: (state: State) => void
  constructor(keep: (state: State) => void) {
    this.#keep = keep
  }
  processHttpRequest(
    _url: string,
    params: unknown,
    _now: boolean,
    ...rest: unknown[]
  ): { result: boolean; errorCode: number } {
    const about = rest[2] as { isTerminateCommit?: boolean } | undefined
    const state = JSON.parse(JSON.stringify(params)) as State
    this.#keep({ ...state, isEnd: about?.isTerminateCommit === true })
    return { result: true, errorCode: 0 }
  }
  updateSettings(): void {}
}

export const settingsWith = (keep: (state: State) => void) => ({
  autocommit: true,
  // A word that was said is kept two seconds later, whatever happens to the machine.
  autocommitSeconds: 2,
  lmsCommitUrl: 'portal:commit',
  sendFullCommit: true,
  alwaysSendTotalTime: true,
  dataCommitFormat: 'json' as const,
  logLevel: 5 as const,
  selfReportSessionTime: true,
  httpService: new ToPortal(keep) as never,
})

/** Says nothing itself: that it was opened is all there is to know. */
export const keepAsset = (stage: Stage, sco: Sco): void => {
  if (sco.isAsset) stage.keep(sco.id, { cmi: { opened: true }, isEnd: true })
}
