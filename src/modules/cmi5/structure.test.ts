/** D9+: cmi5.xml is read whole, and every fault of it is named. */
import { describe, expect, test } from 'vitest'
import { au, block, course, xml } from './cmi5.test.scene.ts'
import { parseStructure, type Xml } from './domain/structure.ts'
import { nodesOf, satisfiedNodes, type UnitState } from './domain/tree.ts'

const inside = () => true
const faults = (...children: readonly Xml[]) =>
  (parseStructure(course(...children), inside).faults ?? []).join('\n')

describe('D9+ a structure', () => {
  test('blocks, units, objectives, rules of moving on are read', () => {
    const { structure } = parseStructure(
      course(
        block('first', au('a', { moveOn: 'Passed', masteryScore: '0.8' }), block('inner', au('b'))),
        au('c', { url: 'https://другой.example/урок?x=1' }),
      ),
      inside,
    )
    expect(structure).toMatchObject({
      id: 'https://nmo.example/course/ecg',
      title: { ru: 'ЭКГ' },
      children: [
        {
          kind: 'block',
          children: [
            { kind: 'au', moveOn: 'Passed', masteryScore: 0.8, launchMethod: 'AnyWindow' },
            { kind: 'block', children: [{ moveOn: 'NotApplicable', masteryScore: null }] },
          ],
        },
        { kind: 'au', url: 'https://другой.example/урок?x=1' },
      ],
    })
  })

  test.for([
    ['не полный IRI', [au('a', { id: 'nmo.example/a' })]],
    ['стоит дважды', [au('a'), au('a')]],
    ['стоит дважды', [block('a', au('a')), block('a', au('b'))]],
    ['занят порталом', [au('a', { url: 'index.html?endpoint=x' })]],
    ['не адрес', [au('a', { url: 'https://a.example b.html' })]],
    ['в архиве нет', [au('a', { url: '/index.html' })]],
    ['в архиве нет', [au('a', { url: '../index.html' })]],
    ['http', [au('a', { url: 'javascript:alert(1)' })]],
    ['число от 0 до 1', [au('a', { masteryScore: '2' })]],
    ['ни одного урока', []],
    ['не на своём месте', [xml('au', { id: 'a:b' }, xml('url', {}, 'i.html'), xml('title'))]],
  ] as const)('fault: %s', ([words, children]) => {
    expect(faults(...children)).toContain(words)
  })

  test('without a package every address is whole; a file that is not there is named', () => {
    expect(parseStructure(course(au('a')), null).faults).toHaveLength(1)
    expect(parseStructure(course(au('a', { url: 'https://a.example/b' })), null).faults).toBeUndefined()
    expect(parseStructure(course(au('a')), (path) => path !== 'index.html').faults).toHaveLength(1)
  })
})

test('D9+ a block is satisfied when all in it is, the course when all blocks are', () => {
  const { structure } = parseStructure(
    course(block('x', au('a', { moveOn: 'Completed' }), au('b', { moveOn: 'CompletedAndPassed' })), au('c')),
    inside,
  )
  const nodes = nodesOf(structure!)
  const state = (over: Partial<UnitState>): UnitState => ({
    isCompleted: false,
    isPassed: false,
    isWaived: false,
    ...over,
  })
  expect(satisfiedNodes(nodes, new Map())).toEqual([4])
  expect(satisfiedNodes(nodes, new Map([[2, state({ isCompleted: true })]]))).toEqual([2, 4])
  expect(
    satisfiedNodes(
      nodes,
      new Map([
        [2, state({ isCompleted: true })],
        [3, state({ isCompleted: true })],
      ]),
    ),
  ).toEqual([2, 4])
  expect(
    satisfiedNodes(
      nodes,
      new Map([
        [2, state({ isCompleted: true })],
        [3, state({ isWaived: true })],
      ]),
    ),
  ).toEqual([2, 3, 1, 4, 0])
})
