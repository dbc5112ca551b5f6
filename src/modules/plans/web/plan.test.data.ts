/** A plan as the server answers, for page tests. */
import { Wishes, type Plan, type PlanItem, type Proposal } from '../contract.ts'

export const id = '0193a1de-0000-7000-8000-000000000001'
const other = '0193a1de-0000-7000-8000-000000000002'

export const item: PlanItem = {
  programmeId: id,
  title: 'Эхокардиография: трудные случаи',
  organisation: 'Северная академия',
  kind: 'advanced',
  hours: 36,
  credits: 36,
  difficulty: null,
  isFree: true,
  priceKopecks: null,
  session: null,
  startsOn: '2026-11-23',
  dueOn: '2026-12-20',
  why: ['По теме «Кардиология»', 'Бесплатная'],
  state: 'ahead',
  doneHours: 0,
  finishedOn: null,
}
export const second: PlanItem = {
  ...item,
  programmeId: other,
  title: 'Аритмии: короткий разбор',
  kind: 'module',
  hours: 4,
  credits: 4,
  dueOn: '2026-12-27',
}
export const proposal: Proposal = {
  items: [item, second],
  weeks: [
    {
      from: '2026-11-16',
      to: '2026-11-22',
      hours: 6,
      isShort: false,
      parts: [{ programmeId: id, hours: 6 }],
    },
    { from: '2026-11-23', to: '2026-11-29', hours: 6, isShort: true, parts: [{ programmeId: id, hours: 6 }] },
    {
      from: '2026-11-30',
      to: '2026-12-06',
      hours: 6,
      isShort: false,
      parts: [{ programmeId: id, hours: 6 }],
    },
  ],
  checkpoints: [{ on: '2026-12-20', programmeId: id, title: item.title, credits: 36, isDone: false }],
  sum: { hours: 40, credits: 40, programmes: 36, priceKopecks: 0 },
  goal: { way: null, credits: 40, programmes: 0 },
  shortfalls: [],
  leftOut: [{ programmeId: other, title: 'Неотложная кардиология', hours: 36, why: 'Мест не осталось' }],
  leftOutCount: 3,
  notes: [],
}
export const plan: Plan = {
  id,
  name: 'Пятилетний цикл: кардиология',
  state: 'running',
  wishes: Wishes.parse({ goals: ['hours'], hours: '40', hoursPerWeek: '6', deadline: '2027-03-01' }),
  proposal,
  progress: {
    pace: 'behind',
    title: 'Вы отстали на 6 часов',
    note: 'Пересчитайте план',
    plannedHours: 12,
    doneHours: 0,
    allHours: 40,
    week: proposal.weeks[1]!,
  },
  savedAt: '2026-11-16T09:00:00.000Z',
  closedAt: null,
  version: 3,
  can: { change: true, close: true },
}
export const draft = {
  wishes: Wishes.parse({}),
  step: 0,
  items: null,
  planId: null,
  savedAt: null,
  version: 0,
}
