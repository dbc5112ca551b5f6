/** Sequencing of SCORM 2004 as scorm-again wants it: how one goes between lessons, how parts make a whole. Pure. */
import type { Sequencing } from '../contract.ts'
import { childOf, childrenOf, type XmlNode } from './xml.ts'

type Objective = Sequencing['objectives'][number]
type Rule = Sequencing['preRules'][number]

const isTrue = (value: string | undefined): boolean => value === 'true'
const numberOr = (value: string | undefined): number | null => {
  const number = Number(value ?? Number.NaN)
  return Number.isFinite(number) ? number : null
}

/** Own words outweigh those of the collection that it refers to. */
export function sequencingOf(own: XmlNode | undefined, collection: XmlNode | undefined): Sequencing | null {
  if (!own) return null
  const shared = (collection ? childrenOf(collection, 'sequencing') : []).find(
    (s) => s.attributes['ID'] !== undefined && s.attributes['ID'] === own.attributes['IDRef'],
  )
  const part = (name: string) => childOf(own, name) ?? childOf(shared, name)
  const rules = part('sequencingRules')
  const limit = part('limitConditions')
  return {
    controls: Object.fromEntries(
      Object.entries(part('controlMode')?.attributes ?? {}).map(([name, value]) => [name, isTrue(value)]),
    ),
    attemptLimit: numberOr(limit?.attributes['attemptLimit']),
    objectives: objectivesOf(part('objectives')),
    preRules: rulesOf(rules, 'preConditionRule'),
    exitRules: rulesOf(rules, 'exitConditionRule'),
    postRules: rulesOf(rules, 'postConditionRule'),
    rollup: part('rollupRules')?.attributes ?? {},
  }
}

function objectivesOf(node: XmlNode | undefined): Objective[] {
  return (node?.children ?? [])
    .filter((o) => /^(primaryObjective|objective)$/.test(o.name))
    .map((o) => ({
      objectiveID: o.attributes['objectiveID'] ?? '',
      isPrimary: o.name === 'primaryObjective',
      satisfiedByMeasure: isTrue(o.attributes['satisfiedByMeasure']),
      minNormalizedMeasure: numberOr(childOf(o, 'minNormalizedMeasure')?.text.trim()),
      mapInfo: childrenOf(o, 'mapInfo').map((m) =>
        Object.fromEntries(
          Object.entries(m.attributes).map(([name, value]) => [
            name,
            value === 'true' || value === 'false' ? isTrue(value) : value,
          ]),
        ),
      ),
    }))
}

const rulesOf = (rules: XmlNode | undefined, name: string): Rule[] =>
  (rules ? childrenOf(rules, name) : []).map((r) => {
    const holder = childOf(r, 'ruleConditions')
    return {
      action: childOf(r, 'ruleAction')?.attributes['action'] ?? '',
      conditionCombination: holder?.attributes['conditionCombination'] ?? 'all',
      conditions: (holder ? childrenOf(holder, 'ruleCondition') : []).map((c) => ({
        condition: c.attributes['condition'] ?? 'always',
        operator: c.attributes['operator'] ?? 'noOp',
        referencedObjective: c.attributes['referencedObjective'] ?? null,
        measureThreshold: numberOr(c.attributes['measureThreshold']),
      })),
    }
  })
