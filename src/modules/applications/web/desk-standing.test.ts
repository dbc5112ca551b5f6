import { expect, test } from 'vitest'
import { questionFor, reasonFor, standsInTheWay } from './desk-standing.ts'

const fact = (key: string, label: string) => ({ key, label, value: `${label} в заявлении`, verdict: null })
const card = {
  facts: [fact('holder', 'Кому выдан'), fact('number', 'Номер'), fact('issuedOn', 'Дата выдачи')],
  files: [{}] as never,
  isScanOpened: true,
}
const mark = (matches: boolean | null, onScan = '') => ({ matches, onScan })
const all = { holder: mark(true), number: mark(true), issuedOn: mark(true) }
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ')

test('D6 what stands in the way of approval is named, and nothing else', () => {
  expect(standsInTheWay(card, all)).toBeUndefined()
  expect(plain(standsInTheWay(card, {}))).toBe('Одобрить нельзя: 3 поля не сверены.')
  expect(plain(standsInTheWay(card, { ...all, number: mark(false), issuedOn: mark(null) }))).toBe(
    'Одобрить нельзя: не совпало: номер, 1 поле не сверено.',
  )
  expect(plain(standsInTheWay({ ...card, isScanOpened: false }, all))).toBe('Одобрить нельзя: откройте скан.')
  expect(standsInTheWay({ ...card, files: [], isScanOpened: false }, all)).toBeUndefined()
})

test.for([
  ['holder', 'another-person'],
  ['document', 'not-a-document'],
  ['series', 'number-differs'],
  ['number', 'number-differs'],
  ['issuedOn', 'dates-differ'],
  ['period', 'dates-differ'],
  ['institution', 'another-institution'],
  ['specialty', ''],
] as const)('D6 a differing «%s» speaks for the reason «%s»', ([key, reason]) => {
  expect(reasonFor({ facts: [fact(key, 'поле')] }, { [key]: mark(false) })).toBe(reason)
})

test('D6 a question begins with what differs, as it stands on both sides', () => {
  expect(questionFor(card, { ...all, number: mark(false, '011'), issuedOn: mark(false) })).toBe(
    'Поле «Номер»: на скане — 011, в заявлении — Номер в заявлении.\nПоле «Дата выдачи» не совпадает со сканом.\nПроверьте, пожалуйста, и ответьте.',
  )
  expect(questionFor(card, all)).toBe('')
})
