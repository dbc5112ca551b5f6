/** The course as numbered nodes: 0 is the course itself, then blocks and units in their order. What is satisfied follows from the units. Pure. */
import type { Block, MoveOn, Structure, Unit } from '../contract.ts'

export interface Node {
  readonly number: number
  readonly kind: 'course' | 'block' | 'au'
  /** As its publisher named it. */
  readonly id: string
  readonly title: Readonly<Record<string, string>>
  readonly description: Readonly<Record<string, string>>
  /** Null: the course. */
  readonly parent: number | null
  readonly unit: Unit | null
}

export function nodesOf(structure: Structure): Node[] {
  const nodes: Node[] = [
    {
      number: 0,
      kind: 'course',
      id: structure.id,
      title: structure.title,
      description: structure.description,
      parent: null,
      unit: null,
    },
  ]
  const walk = (children: readonly (Block | Unit)[], parent: number): void => {
    for (const child of children) {
      const number = nodes.length
      const { kind, id, title, description } = child
      nodes.push({
        number,
        kind,
        id,
        title,
        description,
        parent,
        unit: child.kind === 'au' ? child : null,
      })
      if (child.kind === 'block') walk(child.children, number)
    }
  }
  walk(structure.children, 0)
  return nodes
}

/** What is known of one unit in one registration. */
export interface UnitState {
  readonly isCompleted: boolean
  readonly isPassed: boolean
  readonly isWaived: boolean
}

/** cmi5 §10.2.5, §13.1.4 */
export function isUnitSatisfied(moveOn: MoveOn, { isCompleted, isPassed, isWaived }: UnitState): boolean {
  if (isWaived) return true
  switch (moveOn) {
    case 'NotApplicable':
      return true
    case 'Completed':
      return isCompleted
    case 'Passed':
      return isPassed
    case 'CompletedAndPassed':
      return isCompleted && isPassed
    case 'CompletedOrPassed':
      return isCompleted || isPassed
  }
}

const unknown: UnitState = { isCompleted: false, isPassed: false, isWaived: false }

/** Numbers of all nodes that are satisfied, the inner before the outer; a block without units is satisfied with its course. */
export function satisfiedNodes(nodes: readonly Node[], stateOf: ReadonlyMap<number, UnitState>): number[] {
  const childrenOf = Map.groupBy(nodes, (node) => node.parent)
  const satisfied: number[] = []
  const walk = (node: Node): boolean => {
    const children = childrenOf.get(node.number) ?? []
    const results = children.map(walk)
    const isSatisfied = node.unit
      ? isUnitSatisfied(node.unit.moveOn, stateOf.get(node.number) ?? unknown)
      : results.every(Boolean)
    if (isSatisfied) satisfied.push(node.number)
    return isSatisfied
  }
  walk(nodes[0]!)
  return satisfied
}
