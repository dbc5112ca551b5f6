/** Sequencing of SCORM 2004 as a manifest says it: how one goes between lessons, how parts make a whole. Pure. */
import type { MapInfo, Objective, RollupRule, Rule, Sequencing } from '../contract.ts'
import { childOf, childrenOf, wordsOf, type XmlNode } from './xml.ts'

const isTrue = (value: string | undefined): boolean => value === 'true'
const numberOr = (value: string | undefined): number | null => {
  const number = value === undefined || value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(number) ? number : null
}
/** Attributes of these names as yes and no; those that are not there stay so. */
const flags = (node: XmlNode | undefined): Record<string, boolean> =>
  Object.fromEntries(
    Object.entries(node?.attributes ?? {})
      .filter(([, value]) => value === 'true' || value === 'false')
      .map(([name, value]) => [name, value === 'true']),
  )

/** A course that says nothing at all of its order is gone through by its list. */
export const saysOrder = (item: XmlNode): boolean =>
  childOf(item, 'sequencing') !== undefined || childrenOf(item, 'item').some(saysOrder)

/** Of an item or of the organisation itself. Own words outweigh those of the collection that it refers to. */
export function orderOf(item: XmlNode, collection: XmlNode | undefined): Sequencing {
  const own = childOf(item, 'sequencing')
  const shared = (collection ? childrenOf(collection, 'sequencing') : []).find(
    (s) => s.attributes['ID'] !== undefined && s.attributes['ID'] === own?.attributes['IDRef'],
  )
  // Two elements of one name: the second is ADL's addition to IMS's own, its prefix fell away.
  const parts = (name: string): XmlNode[] => {
    const mine = own ? childrenOf(own, name) : []
    return mine.length > 0 || !shared ? mine : childrenOf(shared, name)
  }
  const part = (name: string) => parts(name)[0]
  const rules = part('sequencingRules')
  const limits = part('limitConditions')
  const { primary, others } = objectivesOf(parts('objectives'), item.attributes['identifier'] ?? '')
  return {
    controls: controlsOf(part),
    attemptLimit: numberOr(limits?.attributes['attemptLimit']),
    attemptDuration: limits?.attributes['attemptAbsoluteDurationLimit'] ?? null,
    primaryObjective: primary,
    objectives: others,
    preRules: rulesOf(rules, 'preConditionRule'),
    exitRules: rulesOf(rules, 'exitConditionRule'),
    postRules: rulesOf(rules, 'postConditionRule'),
    rollupRules: rollupOf(part('rollupRules')),
    considerations: considerationsOf(part('rollupConsiderations')),
    completionThreshold: thresholdOf(childOf(item, 'completionThreshold')),
    hidden: hiddenOf(item),
    sharedData: childrenOf(childOf(item, 'data') ?? item, 'map').map((m) => ({
      targetID: m.attributes['targetID'] ?? '',
      readSharedData: m.attributes['readSharedData'] !== 'false',
      writeSharedData: m.attributes['writeSharedData'] !== 'false',
    })),
  }
}

function controlsOf(part: (name: string) => XmlNode | undefined): Sequencing['controls'] {
  const rollup = part('rollupRules')
  const random = part('randomizationControls')
  const count = numberOr(random?.attributes['selectCount'])
  const weight = numberOr(rollup?.attributes['objectiveMeasureWeight'])
  const { reorderChildren = false } = flags(random)
  const timing = (name: string) => random?.attributes[name] ?? 'never'
  return {
    // CAM 5.1.1: without a word one may choose, and nothing flows.
    choice: true,
    flow: false,
    ...flags(part('controlMode')),
    ...flags(part('constrainedChoiceConsiderations')),
    ...flags(part('deliveryControls')),
    ...flags(rollup),
    ...(weight === null ? {} : { objectiveMeasureWeight: weight }),
    selectionTiming: timing('selectionTiming'),
    randomizationTiming: timing('randomizationTiming'),
    randomizeChildren: reorderChildren,
    ...(count === null ? {} : { selectCount: count }),
  }
}

/** Maps of ADL's addition join those of the objective of the same name. */
function objectivesOf(
  holders: readonly XmlNode[],
  itemId: string,
): { primary: Objective | null; others: Objective[] } {
  const known = new Map<string, Objective>()
  let primary: Objective | null = null
  // IMS's own list always names a primary objective, ADL's addition to it never does.
  const ofIms = (holder: XmlNode) => childOf(holder, 'primaryObjective') !== undefined
  const maps = holders.flatMap((h) =>
    h.children.map((node) => ({ node, mapOf: ofIms(h) ? mapOfIms : mapOfAdl })),
  )
  for (const { node, mapOf } of maps) {
    const isPrimary = node.name === 'primaryObjective'
    if (!isPrimary && node.name !== 'objective') continue
    const said = node.attributes['objectiveID'] ?? ''
    const satisfiedByMeasure = isTrue(node.attributes['satisfiedByMeasure'])
    const before = known.get(said)
    // A primary objective may go without a name, but not through the engine.
    if (said === '' && !(isPrimary && satisfiedByMeasure)) continue
    const one: Objective = {
      objectiveID: said || `${itemId}-primary`,
      satisfiedByMeasure: before?.satisfiedByMeasure ?? satisfiedByMeasure,
      minNormalizedMeasure:
        before?.minNormalizedMeasure ?? numberOr(wordsOf(childOf(node, 'minNormalizedMeasure'))),
      mapInfo: [...(before?.mapInfo ?? []), ...childrenOf(node, 'mapInfo').map(mapOf)],
    }
    known.set(said, one)
    if (isPrimary || (before !== undefined && before === primary)) primary = one
  }
  return { primary, others: [...known.values()].filter((o) => o !== primary) }
}

/** Each kind of map speaks of its own values and must not switch on the other's. */
const mapOfIms = (node: XmlNode): MapInfo => ({
  targetObjectiveID: node.attributes['targetObjectiveID'] ?? '',
  readRawScore: false,
  readMinScore: false,
  readMaxScore: false,
  readCompletionStatus: false,
  readProgressMeasure: false,
  ...flags(node),
})
const mapOfAdl = (node: XmlNode): MapInfo => ({
  targetObjectiveID: node.attributes['targetObjectiveID'] ?? '',
  readSatisfiedStatus: false,
  readNormalizedMeasure: false,
  ...flags(node),
})

const combinationOf = (node: XmlNode | undefined, otherwise: 'all' | 'any'): 'all' | 'any' => {
  const said = node?.attributes['conditionCombination']
  return said === 'all' || said === 'any' ? said : otherwise
}
const operatorOf = (node: XmlNode): 'not' | 'noOp' => (node.attributes['operator'] === 'not' ? 'not' : 'noOp')

const rulesOf = (rules: XmlNode | undefined, name: string): Rule[] =>
  (rules ? childrenOf(rules, name) : []).map((r) => {
    const holder = childOf(r, 'ruleConditions')
    return {
      action: childOf(r, 'ruleAction')?.attributes['action'] ?? '',
      conditionCombination: combinationOf(holder, 'all'),
      conditions: (holder ? childrenOf(holder, 'ruleCondition') : []).map((c) => {
        const threshold = numberOr(c.attributes['measureThreshold'])
        const objective = c.attributes['referencedObjective']
        return {
          condition: c.attributes['condition'] ?? 'always',
          operator: operatorOf(c),
          ...(objective ? { referencedObjective: objective } : {}),
          ...(threshold === null ? {} : { parameters: { threshold } }),
        }
      }),
    }
  })

const rollupOf = (rules: XmlNode | undefined): RollupRule[] =>
  (rules ? childrenOf(rules, 'rollupRule') : []).map((r) => {
    const holder = childOf(r, 'rollupConditions')
    const count = numberOr(r.attributes['minimumCount'])
    const percent = numberOr(r.attributes['minimumPercent'])
    return {
      action: childOf(r, 'rollupAction')?.attributes['action'] ?? '',
      consideration: r.attributes['childActivitySet'] ?? 'all',
      conditionCombination: combinationOf(holder, 'any'),
      ...(count === null ? {} : { minimumCount: count }),
      // A share in the manifest, a percent in the engine.
      ...(percent === null ? {} : { minimumPercent: percent * 100 }),
      conditions: (holder ? childrenOf(holder, 'rollupCondition') : []).map((c) => ({
        condition: c.attributes['condition'] ?? '',
        operator: operatorOf(c),
      })),
    }
  })

const considerationsOf = (node: XmlNode | undefined): Sequencing['considerations'] => ({
  ...Object.fromEntries(
    Object.entries(node?.attributes ?? {}).filter(([name]) => name.startsWith('requiredFor')),
  ),
  ...flags(node),
})

/** The third edition writes a number, the fourth three attributes. */
export function thresholdOf(node: XmlNode | undefined): Sequencing['completionThreshold'] {
  if (!node) return null
  const written = numberOr(wordsOf(node))
  return {
    completedByMeasure: isTrue(node.attributes['completedByMeasure']) || written !== null,
    minProgressMeasure: numberOr(node.attributes['minProgressMeasure']) ?? written ?? 1,
    progressWeight: numberOr(node.attributes['progressWeight']) ?? 1,
  }
}

const hiddenOf = (item: XmlNode): string[] => {
  const holder = childOf(childOf(item, 'presentation'), 'navigationInterface')
  return (holder ? childrenOf(holder, 'hideLMSUI') : []).map(wordsOf)
}
