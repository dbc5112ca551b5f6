/** The way through a course of SCORM 2004 by the rules of its author: scorm-again decides, this room asks and remembers. */
import { Scorm2004API } from 'scorm-again'
import type { Activity, ScormInside } from '../../contract.ts'

/** What the learner or the portal's bar may ask. */
export type Request = 'continue' | 'previous' | 'choice' | 'suspendAll'

interface Hearer {
  /** A lesson is to be opened; a resumed one goes on with what it kept. */
  readonly deliver: (id: string, isResumed: boolean) => void
  /** The rules ended the course, or the lesson asked to leave it. */
  readonly end: (isSuspended: boolean) => void
  /** Where one stands now, to be kept. */
  readonly keep: (state: Record<string, unknown>) => void
}

export interface Sequence {
  readonly api: Scorm2004API
  /** Opens the lesson that is next by the rules and by what was kept; false: none, the learner chooses. */
  readonly begin: (kept: unknown) => boolean
  /** Asks while `gone` takes the lesson off the screen: the end that the lesson says by itself carries the request, else it is asked after. */
  readonly ask: (request: Request, target?: string, gone?: () => void) => void
  readonly may: (request: 'continue' | 'previous') => boolean
  readonly mayChoose: (id: string) => boolean
}

/** A package of one lesson has no way to go; one that says nothing of it goes by its list. */
export const isSequenced = ({ kind, scos, tree }: ScormInside): boolean =>
  kind === 'scorm2004' && scos.length > 1 && Boolean(tree.order)

const settingsOf = ({ id, title, isVisible, children, order }: Activity): Record<string, unknown> => ({
  id,
  title,
  isVisible,
  children: children.map(settingsOf),
  ...(order && {
    sequencingControls: order.controls,
    attemptLimit: order.attemptLimit,
    ...(order.primaryObjective && { primaryObjective: { ...order.primaryObjective, isPrimary: true } }),
    objectives: order.objectives,
    sequencingRules: {
      preConditionRules: order.preRules,
      exitConditionRules: order.exitRules,
      postConditionRules: order.postRules,
    },
    rollupRules: { rules: order.rollupRules },
    rollupConsiderations: order.considerations,
    ...(order.completionThreshold && { completionThreshold: order.completionThreshold }),
    hideLmsUi: order.hidden,
    sharedDataMaps: order.sharedData,
  }),
})

interface Kept {
  readonly engine: { readonly globalObjectiveMap?: Record<string, unknown> }
  readonly shared: Record<string, string>
}

export function sequenceOf(
  inside: ScormInside,
  settings: ConstructorParameters<typeof Scorm2004API>[0],
  hearer: Hearer,
): Sequence {
  let intended = ''
  let isBeginning = false
  const api = new Scorm2004API({
    ...settings,
    scoItemIds: inside.scos.map((s) => s.id),
    sequencing: {
      activityTree: settingsOf(inside.tree) as never,
      eventListeners: {
        onActivityDelivery: (a: Delivered) => hearer.deliver(a.id, Boolean(a.deliveryWasResumed)),
        onSequencingSessionEnd: ({ reason }: { reason: string }) =>
          void (isBeginning || hearer.end(reason === 'suspend_all')),
      },
    },
  })
  const engine = engineOf(api)
  const keep = () =>
    hearer.keep({ engine: engine.getSequencingState(), shared: api.captureSharedDataSnapshot() })
  // A package calls it through the object that it finds.
  api.Terminate = (parameter = '') => {
    // Said twice, as some packages do when they are closed, it carries nothing.
    if (intended !== '' && api.isInitialized()) {
      api.adl.nav.request = intended
      intended = ''
    }
    const said = api.lmsFinish(parameter)
    keep()
    return said
  }
  return {
    api,
    begin: (kept) => {
      restore(api, kept as Kept | undefined)
      isBeginning = true
      const isOn = resume(api, inside, hearer)
      isBeginning = false
      keep()
      return isOn
    },
    ask: (request, target, gone) => {
      intended = request === 'choice' ? `{target=${target ?? ''}}choice` : request
      gone?.()
      if (intended === '') return
      if (api.isInitialized()) return void api.Terminate('')
      intended = ''
      api.processNavigationRequest(request, target)
      keep()
    },
    may: (request) => {
      const preview = api.previewNavigationRequest(request)
      // Beyond the last lesson stands the end of the course; without either the rules keep one here.
      if (preview.outcome !== 'unknown')
        return (
          preview.outcome === 'allowed' && (preview.targetActivityId !== null || preview.endSequencingSession)
        )
      return request === 'continue' ? engine.predictContinueEnabled() : engine.predictPreviousEnabled()
    },
    mayChoose: (id) => engine.predictChoiceEnabled(id),
  }
}

interface Delivered {
  readonly id: string
  readonly isActive: boolean
  readonly isSuspended: boolean
  readonly deliveryWasResumed?: boolean
}

type Engine = NonNullable<
  ReturnType<NonNullable<ReturnType<Scorm2004API['getSequencingService']>>['getOverallSequencingProcess']>
>

function engineOf(api: Scorm2004API): Engine {
  const engine = api.getSequencingService()?.getOverallSequencingProcess()
  if (!engine) throw new Error('scorm-again made no sequencing of this tree')
  return engine
}

function restore(api: Scorm2004API, kept: Kept | undefined): void {
  if (!kept?.engine) return
  engineOf(api).restoreSequencingState(kept.engine as never)
  api.restoreGlobalObjectiveSnapshot((kept.engine.globalObjectiveMap ?? {}) as never)
  api.restoreSharedDataSnapshot(kept.shared)
}

/** In this order: what was suspended; what stands open; what comes after; the same again; the beginning; whatever may be chosen. */
function resume(api: Scorm2004API, inside: ScormInside, hearer: Hearer): boolean {
  const engine = engineOf(api)
  const { suspendedActivity } = engine.getSequencingState()
  if (suspendedActivity && api.processNavigationRequest('resumeAll')) return true
  const current = api.getSequencingState().currentActivity as Delivered | null
  if (current?.isActive && inside.scos.some((s) => s.id === current.id)) {
    hearer.deliver(current.id, true)
    return true
  }
  // It was closed without a word to the portal, but said its own «suspend».
  if (
    current?.isSuspended &&
    api.processNavigationRequest('suspendAll') &&
    api.processNavigationRequest('resumeAll')
  )
    return true
  const isDelivered = (request: string, target?: string): boolean => {
    api.processNavigationRequest(request, target)
    return Boolean((api.getSequencingState().currentActivity as Delivered | null)?.isActive)
  }
  if (current && engine.predictContinueEnabled() && isDelivered('continue')) return true
  if (current && engine.predictChoiceEnabled(current.id) && isDelivered('choice', current.id)) return true
  if (!api.getSequencingState().currentActivity && isDelivered('start')) return true
  return inside.scos.some((s) => isDelivered('choice', s.id))
}
