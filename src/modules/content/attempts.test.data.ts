/** Questions of each kind, for tests of tests. */
import type { Question, TestRules } from './contract.ts'

export const single: Question = {
  kind: 'single',
  words: 'Препарат первой линии при анафилаксии',
  choices: ['Преднизолон', 'Адреналин', 'Хлоропирамин'],
  right: 1,
  explanation: 'Адреналин внутримышечно — сразу; остальное не спасает в первые минуты.',
  points: 1,
}
export const all: Question[] = [
  single,
  {
    kind: 'multiple',
    words: 'Признаки анафилаксии',
    choices: ['Бронхоспазм', 'Падение давления', 'Брадикинезия', 'Отёк языка'],
    right: [0, 1, 3],
    explanation: 'Три системы сразу.',
    points: 2,
  },
  {
    kind: 'match',
    words: 'Доза адреналина 1 мг/мл',
    pairs: [
      { left: 'Взрослый', right: '0,5 мл' },
      { left: '6–12 лет', right: '0,3 мл' },
      { left: 'До 6 лет', right: '0,15 мл' },
    ],
    explanation: '',
    points: 3,
  },
  {
    kind: 'order',
    words: 'Порядок действий',
    steps: ['Убрать аллерген', 'Позвать помощь', 'Ввести адреналин'],
    explanation: '',
    points: 1,
  },
  {
    kind: 'number',
    words: 'Доза на кг',
    right: 0.01,
    tolerance: 0.001,
    units: 'мг/кг',
    explanation: '',
    points: 1,
  },
  { kind: 'text', words: 'Что скажете родным?', sample: 'Просто и спокойно', explanation: '', points: 2 },
]
export const rules: TestRules = {
  purpose: 'final',
  count: null,
  isShuffled: true,
  minutes: 20,
  attempts: 2,
  passPercent: 70,
}
