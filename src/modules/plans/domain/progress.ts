/** How the work goes against the hours that were to be done by now: in plain words. Pure. */
import type { Pace } from '../contract.ts'
import type { PlannedWeek } from './schedule.ts'

export interface Standing {
  readonly weeks: readonly PlannedWeek[]
  /** Hours done when the plan was last saved. */
  readonly doneBefore: number
  readonly done: number
  readonly all: number
  readonly hoursPerWeek: number
  readonly today: string
}

export interface Told {
  readonly pace: Pace
  readonly title: string
  readonly note: string
  readonly planned: number
  readonly week: PlannedWeek | null
}

const of = (n: number, one: string, few: string, many: string): string => {
  const [last, two] = [n % 10, n % 100]
  const word = last === 1 && two !== 11 ? one : last >= 2 && last <= 4 && (two < 12 || two > 14) ? few : many
  return `${n} ${word}`
}
export const hourWords = (n: number): string => of(n, 'час', 'часа', 'часов')

const hoursIn = (weeks: readonly PlannedWeek[]): number =>
  weeks.reduce((sum, w) => sum + w.parts.reduce((n, p) => n + p.hours, 0), 0)

export function progressOf(s: Standing): Told {
  const week = s.weeks.find((w) => w.from <= s.today && s.today <= w.to) ?? null
  const past = s.weeks.filter((w) => w.to < s.today)
  const due = s.doneBefore + hoursIn(past)
  const thisWeek = week ? hoursIn([week]) : 0
  const planned = Math.min(s.all, due + thisWeek)
  if (s.done >= s.all)
    return { pace: 'done', title: 'Всё пройдено', note: 'Осталось дождаться результатов', planned, week }
  if (s.done > planned)
    return {
      pace: 'ahead',
      title: `Вы впереди на ${hourWords(s.done - planned)}`,
      note: 'Можно передохнуть или закончить раньше срока',
      planned,
      week,
    }
  if (s.done >= due)
    return {
      pace: due === s.doneBefore && s.done === s.doneBefore ? 'before' : 'even',
      title: 'Вы идёте по плану',
      note:
        planned > s.done
          ? `На этой неделе: ${hourWords(planned - s.done)}`
          : thisWeek > 0
            ? 'Часы этой недели уже пройдены'
            : 'На этой неделе занятий нет',
      planned,
      week,
    }
  const behind = due - s.done
  return {
    pace: 'behind',
    title: `Вы отстали на ${hourWords(behind)}`,
    note: catchUp(behind, s),
    planned,
    week,
  }
}

/** As many more hours a week as make up for it within a month, or a new plan. */
function catchUp(behind: number, s: Standing): string {
  const left = s.weeks.filter((w) => w.to >= s.today && w.hours > 0).length
  const over = Math.min(4, left)
  const more = over > 0 ? Math.ceil(behind / over) : 0
  if (over === 0 || more > Math.max(2, s.hoursPerWeek))
    return 'Пересчитайте план: срок или темы сдвинутся, ничего не пропадёт'
  return `Наверстать можно за ${of(over, 'неделю', 'недели', 'недель')}: по ${hourWords(s.hoursPerWeek + more)} вместо ${s.hoursPerWeek}. Или пересчитайте план`
}
