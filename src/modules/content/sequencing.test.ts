/** D2: the order that an author of SCORM 2004 wrote is read as it stands in the manifest. */
import { describe, expect, test } from 'vitest'
import type { ScormInside } from './contract.ts'
import { parseManifest } from './domain/manifest.ts'
import { saidByAll } from './domain/runtime.ts'

const lesson = (id: string, sequencing = '', more = '') =>
  `<item identifier="${id}" identifierref="r"><title>${id}</title>${more}<imsss:sequencing>${sequencing}</imsss:sequencing></item>`

const read = (items: string, { ofCourse = '', collection = '' } = {}): ScormInside => {
  const parsed = parseManifest(
    `<manifest identifier="m" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3">
  <metadata><schemaversion>2004 4th Edition</schemaversion></metadata>
  <organizations default="course"><organization identifier="course"><title>Курс</title>${items}${ofCourse}</organization></organizations>
  <resources><resource identifier="  r " adlcp:scormType="sco" href="a.html"/></resources>${collection}</manifest>`,
    new Set(['a.html']),
  )
  if (!parsed.manifest) throw new Error(parsed.faults.join())
  return parsed.manifest
}
const first = (inside: ScormInside) => inside.tree.children[0]!.order!

describe('D2 the order of lessons', () => {
  test('a course that says nothing of its order has none', () => {
    const inside = read('<item identifier="a" identifierref="r"><title>A</title></item>')
    expect(inside.tree.order).toBeNull()
  })

  test('without a word one may choose, and nothing flows; own words outweigh those of the collection', () => {
    const { order } = read(lesson('a'), {
      ofCourse: '<imsss:sequencing IDRef=" common "><imsss:controlMode flow="true"/></imsss:sequencing>',
      collection:
        '<imsss:sequencingCollection><imsss:sequencing ID="common"><imsss:controlMode choice="false"/><imsss:limitConditions attemptLimit="2"/></imsss:sequencing></imsss:sequencingCollection>',
    }).tree
    expect(order).toMatchObject({ controls: { choice: true, flow: true }, attemptLimit: 2 })
    expect(first(read(lesson('a')))).toMatchObject({ controls: { choice: true, flow: false } })
  })

  test('rules, their thresholds and shares; a percent of the engine is a hundredth of the manifest', () => {
    const order = first(
      read(
        lesson(
          'a',
          `<imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions conditionCombination="any">
             <imsss:ruleCondition condition="objectiveMeasureLessThan" referencedObjective="own" measureThreshold="0.5" operator="not"/>
           </imsss:ruleConditions><imsss:ruleAction action="skip"/></imsss:preConditionRule></imsss:sequencingRules>
           <imsss:rollupRules objectiveMeasureWeight="0.25"><imsss:rollupRule childActivitySet="atLeastPercent" minimumPercent="0.5">
             <imsss:rollupConditions><imsss:rollupCondition condition="satisfied"/></imsss:rollupConditions><imsss:rollupAction action="satisfied"/>
           </imsss:rollupRule></imsss:rollupRules>`,
        ),
      ),
    )
    expect(order.preRules).toEqual([
      {
        action: 'skip',
        conditionCombination: 'any',
        conditions: [
          {
            condition: 'objectiveMeasureLessThan',
            operator: 'not',
            referencedObjective: 'own',
            parameters: { threshold: 0.5 },
          },
        ],
      },
    ])
    expect(order.rollupRules).toMatchObject([{ minimumPercent: 50, conditionCombination: 'any' }])
    expect(order.controls).toMatchObject({ objectiveMeasureWeight: 0.25 })
  })

  test('maps of both kinds join one objective, and neither switches on what it does not speak of', () => {
    const { primaryObjective } = first(
      read(
        lesson(
          'a',
          `<imsss:objectives><imsss:primaryObjective objectiveID="own"><imsss:mapInfo targetObjectiveID="g1" writeSatisfiedStatus="true"/></imsss:primaryObjective></imsss:objectives>
           <adlseq:objectives><adlseq:objective objectiveID="own"><adlseq:mapInfo targetObjectiveID="g2" writeRawScore="true"/></adlseq:objective></adlseq:objectives>`,
        ),
      ),
    )
    expect(primaryObjective?.mapInfo).toMatchObject([
      { targetObjectiveID: 'g1', writeSatisfiedStatus: true, readRawScore: false },
      { targetObjectiveID: 'g2', writeRawScore: true, readSatisfiedStatus: false },
    ])
  })

  test('the author’s passing score reaches the lesson and decides over its own word', () => {
    const passing =
      '<imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives>'
    const inside = read(lesson('a', passing))
    expect(inside.scos[0]!.passingScore).toBe(0.7)
    const said = (scaled: string) =>
      saidByAll(inside, new Map([['a', { cmi: { score: { scaled }, success_status: 'passed' } }]]))
    expect(said('0.69')).toMatchObject({ isDone: false, isFailed: true })
    expect(said('0.7')).toMatchObject({ isDone: true, isFailed: false })
  })

  test('progress is a threshold only when the author says so; buttons that the author hides are known', () => {
    const of = (threshold: string) => read(lesson('a', '', threshold)).scos[0]!.completionThreshold
    expect(of('<adlcp:completionThreshold minProgressMeasure="0.8"/>')).toBeNull()
    expect(of('<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.8"/>')).toBe(0.8)
    expect(of('<adlcp:completionThreshold>0.6</adlcp:completionThreshold>')).toBe(0.6)
    const hidden =
      '<adlnav:presentation><adlnav:navigationInterface><adlnav:hideLMSUI>continue</adlnav:hideLMSUI></adlnav:navigationInterface></adlnav:presentation>'
    expect(first(read(lesson('a', '', hidden))).hidden).toEqual(['continue'])
  })
})

test('D2 a course is over when its rules say so, though the last try of a lesson is not', () => {
  const inside = read(lesson('a') + lesson('b'))
  const activity = (over: object) => ({ completionStatus: 'unknown', successStatus: 'unknown', ...over })
  const kept = (course: object, a: object) =>
    new Map<string, Record<string, unknown>>([
      ['course', { engine: { activityStates: { course: activity(course), a: activity(a) } } }],
      ['a', { cmi: { completion_status: 'incomplete' } }],
    ])
  expect(saidByAll(inside, kept({}, { completionStatus: 'completed' }))).toMatchObject({
    isDone: false,
    share: 0.5,
  })
  expect(
    saidByAll(
      inside,
      kept(
        { completionStatus: 'completed', objectiveMeasureStatus: true, objectiveNormalizedMeasure: 0.8 },
        {},
      ),
    ),
  ).toMatchObject({ isDone: true, score: 0.8, share: 1 })
  expect(
    saidByAll(inside, kept({ completionStatus: 'completed', successStatus: 'failed' }, {})),
  ).toMatchObject({
    isDone: false,
    isFailed: true,
  })
})
