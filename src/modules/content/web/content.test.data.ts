/** What pages of contents are shown in tests. */
import type { Attempt, Course, Outline } from '../contract.ts'

export const ids = {
  programme: '0193a1de-0000-7000-8000-000000000001',
  study: '0193a1de-0000-7000-8000-000000000002',
  item: '0193a1de-0000-7000-8000-000000000003',
  test: '0193a1de-0000-7000-8000-000000000004',
  bank: '0193a1de-0000-7000-8000-000000000005',
  material: '0193a1de-0000-7000-8000-000000000006',
  attempt: '0193a1de-0000-7000-8000-000000000007',
}

export const rules = {
  purpose: 'final' as const,
  count: null,
  isShuffled: true,
  minutes: 15,
  attempts: 3,
  passPercent: 70,
}

export const outline: Outline = {
  programmeId: ids.programme,
  programmeTitle: 'Анафилаксия на приёме',
  edition: { number: 2, state: 'draft', openedAt: null },
  openNumber: 1,
  items: [
    {
      id: ids.item,
      kind: 'scorm12',
      title: 'Первые минуты',
      isRequired: true,
      amount: 3,
      materialId: ids.material,
      test: null,
    },
    {
      id: ids.test,
      kind: 'test',
      title: 'Итоговый тест',
      isRequired: true,
      amount: 10,
      materialId: null,
      test: { bankId: ids.bank, rules },
    },
  ],
  materials: [],
  banks: [{ id: ids.bank, name: 'Итоговые вопросы', questions: 10 }],
  waitingReviews: 0,
  revision: 4,
  can: { change: true, open: true },
}

export const course: Course = {
  studyId: ids.study,
  programmeId: ids.programme,
  title: 'Анафилаксия на приёме',
  edition: 1,
  items: [
    {
      id: ids.item,
      kind: 'scorm12',
      title: 'Первые минуты',
      amount: 3,
      isRequired: true,
      state: 'begun',
      share: 0.5,
      score: null,
      place: null,
      closed: null,
      test: null,
    },
    {
      id: ids.test,
      kind: 'test',
      title: 'Итоговый тест',
      amount: 2,
      isRequired: true,
      state: 'new',
      share: 0,
      score: null,
      place: null,
      closed: null,
      test: { purpose: 'final', passPercent: 70, minutes: 15, attemptsLeft: 3, attempts: [] },
    },
  ],
  share: 0.25,
  isDone: false,
  lastItemId: ids.item,
  archiveBytes: 2048,
  can: { learn: true },
}

export const attempt: Attempt = {
  id: ids.attempt,
  studyId: ids.study,
  itemId: ids.test,
  title: 'Итоговый тест',
  purpose: 'final',
  number: 1,
  state: 'running',
  passPercent: 70,
  beganAt: '2026-11-29T10:00:00.000Z',
  dueAt: null,
  now: '2026-11-29T10:00:00.000Z',
  finishedAt: null,
  markDueOn: null,
  questions: [
    {
      shown: { kind: 'single', words: 'Что первым?', points: 1, choices: ['Преднизолон', 'Адреналин'] },
      answer: null,
      points: null,
      right: null,
      explanation: null,
      remark: null,
    },
    {
      shown: { kind: 'order', words: 'Порядок', points: 1, steps: ['Ввести', 'Позвать'] },
      answer: null,
      points: null,
      right: null,
      explanation: null,
      remark: null,
    },
  ],
  isExplained: false,
  points: null,
  maxPoints: 2,
  isPassed: null,
  attemptsLeft: 2,
  can: { answer: true, repeat: false },
}
