// @vitest-environment happy-dom
/** D2: lessons open by the rules of their author, whoever asks; what was left is gone on with. */
import { expect, test, vi } from 'vitest'
import type { Activity, Sco, ScormInside, Sequencing } from '../../contract.ts'
import { resumed2004 } from './resume.ts'
import { isSequenced, sequenceOf } from './sequence.ts'

const order = (over: Partial<Sequencing> = {}): Sequencing => ({
  // Without the last two a lesson that said nothing is passed as it is left.
  controls: { choice: true, flow: false, completionSetByContent: true, objectiveSetByContent: true },
  attemptLimit: null,
  attemptDuration: null,
  primaryObjective: null,
  objectives: [],
  preRules: [],
  exitRules: [],
  postRules: [],
  rollupRules: [],
  considerations: {},
  completionThreshold: null,
  hidden: [],
  sharedData: [],
  ...over,
})
const sco = (id: string): Sco => ({
  id,
  title: id,
  path: `${id}.html`,
  parameters: '',
  isAsset: false,
  launchData: '',
  masteryScore: null,
  passingScore: null,
  maxTime: '',
  timeLimitAction: '',
  completionThreshold: null,
})
const activity = (id: string, over: Partial<Activity> = {}): Activity => ({
  id,
  title: id,
  isVisible: true,
  children: [],
  order: order(),
  ...over,
})
const own = (id: string): Sequencing['primaryObjective'] => ({
  objectiveID: 'own',
  satisfiedByMeasure: false,
  minNormalizedMeasure: null,
  mapInfo: [{ targetObjectiveID: `done-${id}`, readSatisfiedStatus: true, writeSatisfiedStatus: true }],
})
/** Shut until the one before is passed. */
const after = (id: string): Partial<Sequencing> => ({
  objectives: [
    {
      objectiveID: 'before',
      satisfiedByMeasure: false,
      minNormalizedMeasure: null,
      mapInfo: [{ targetObjectiveID: `done-${id}`, readSatisfiedStatus: true }],
    },
  ],
  preRules: [
    {
      action: 'disabled',
      conditionCombination: 'any',
      conditions: [
        { condition: 'objectiveStatusKnown', operator: 'not', referencedObjective: 'before' },
        { condition: 'satisfied', operator: 'not', referencedObjective: 'before' },
      ],
    },
  ],
})

const course = (flow = true): ScormInside => ({
  kind: 'scorm2004',
  title: 'Курс',
  scos: ['a', 'b', 'c'].map(sco),
  tree: activity('course', {
    order: order({ controls: { choice: true, flow } }),
    children: [
      activity('a', { order: order({ primaryObjective: own('a') }) }),
      activity('b', { order: order({ primaryObjective: own('b'), ...after('a') }) }),
      activity('c', { order: order({ primaryObjective: own('c'), ...after('b') }) }),
    ],
  }),
})

/** The page of one opening; what it keeps is given to the next one. */
function opened(inside: ScormInside, kept?: unknown) {
  const delivered: [string, boolean][] = []
  const ended = vi.fn<(isSuspended: boolean) => void>()
  let state: unknown
  const sequence = sequenceOf(
    inside,
    { logLevel: 5 },
    {
      deliver: (id, isResumed) => void delivered.push([id, isResumed]),
      end: ended,
      keep: (now) => void (state = JSON.parse(JSON.stringify(now))),
    },
  )
  const isOn = sequence.begin(kept)
  const { api } = sequence
  return {
    sequence,
    delivered,
    ended,
    isOn,
    state: () => state,
    /** As the player does for a lesson that was delivered, and the lesson for itself. */
    start: () => {
      api.reset()
      const about = { ...sco('a'), learner: { id: 'p', name: 'П' }, isPreview: false }
      api.loadFromJSON(resumed2004(undefined, about) as never)
      api.Initialize('')
    },
    pass: () => {
      api.SetValue('cmi.success_status', 'passed')
      api.SetValue('cmi.completion_status', 'completed')
    },
  }
}

test('a package of one lesson, and one without a word of its order, go by their list', () => {
  const inside = course()
  expect(isSequenced(inside)).toBe(true)
  expect(isSequenced({ ...inside, scos: inside.scos.slice(0, 1) })).toBe(false)
  expect(isSequenced({ ...inside, tree: { ...inside.tree, order: null } })).toBe(false)
  expect(isSequenced({ ...inside, kind: 'scorm12' })).toBe(false)
})

test('D2 the next lesson is shut until this one is passed, for the bar, the list and the package alike', () => {
  const page = opened(course())
  page.start()
  expect(page.delivered).toEqual([['a', false]])
  expect(page.sequence.may('continue')).toBe(false)
  expect(page.sequence.mayChoose('b')).toBe(false)
  expect(page.sequence.api.GetValue('adl.nav.request_valid.choice.{target=c}')).toBe('false')
  page.pass()
  expect(page.sequence.may('continue')).toBe(true)
  page.sequence.ask('continue')
  expect(page.delivered.at(-1)).toEqual(['b', false])
  expect(page.sequence.mayChoose('c')).toBe(false)
  expect(page.sequence.mayChoose('a')).toBe(true)
})

test('D2 a package asks for itself: on, back, a lesson by its name', () => {
  const page = opened(course())
  page.start()
  page.pass()
  page.sequence.api.SetValue('adl.nav.request', 'continue')
  page.sequence.api.Terminate('')
  page.start()
  page.pass()
  page.sequence.api.SetValue('adl.nav.request', 'previous')
  page.sequence.api.Terminate('')
  page.start()
  page.sequence.api.SetValue('adl.nav.request', '{target=c}jump')
  page.sequence.api.Terminate('')
  expect(page.delivered.map(([id]) => id)).toEqual(['a', 'b', 'a', 'c'])
})

test('D2 what the bar asks goes before what the lesson asks as it is closed', () => {
  const page = opened(course())
  page.start()
  page.pass()
  page.sequence.ask('continue', undefined, () => {
    page.sequence.api.SetValue('adl.nav.request', 'exitAll')
    page.sequence.api.Terminate('')
  })
  expect(page.delivered).toEqual([
    ['a', false],
    ['b', false],
  ])
  expect(page.ended).not.toHaveBeenCalled()
})

test('D2 a lesson that said its end before, and says it again as it is closed, stands in nobody’s way', () => {
  const page = opened(course())
  page.start()
  page.pass()
  page.sequence.api.Terminate('')
  page.sequence.ask('continue', undefined, () => void page.sequence.api.Terminate(''))
  expect(page.delivered.at(-1)).toEqual(['b', false])
})

test('D2 closed in the middle, the same lesson goes on on another device; so it does after a lost line', () => {
  const page = opened(course())
  page.start()
  page.pass()
  page.sequence.ask('continue')
  page.start()
  const lost = opened(course(), page.state())
  expect(lost.delivered).toEqual([['b', true]])
  page.sequence.ask('suspendAll')
  const next = opened(course(), page.state())
  expect(next.delivered).toEqual([['b', true]])
  expect(next.sequence.mayChoose('c')).toBe(false)
})

test('D2 a lesson that said «suspend» and nothing more is gone on with too', () => {
  const page = opened(course())
  page.start()
  page.sequence.api.SetValue('cmi.exit', 'suspend')
  page.sequence.api.Terminate('')
  const next = opened(course(), page.state())
  expect(next.delivered).toEqual([['a', true]])
  expect(next.ended).not.toHaveBeenCalled()
})

test('D2 where nothing flows the first lesson that may be chosen opens', () => {
  const page = opened(course(false))
  expect(page.isOn).toBe(true)
  expect(page.delivered).toEqual([['a', false]])
})
