/** Whether one may begin to learn a programme, and from when to when. Pure. */
import type { Basis, Programme, Session } from '../../learning/contract.ts'

export interface Wish {
  readonly sessionId: string | null
  readonly basis: Basis | null
  readonly specialty: string | null
}

export interface Fault {
  readonly field: string
  readonly message: string
}

type Dates = Pick<Session, 'applyBy' | 'startsOn' | 'endsOn'>

/** The last day on which one may enrol in a session: its own, or the day on which it begins; of an event, on which it ends. */
export const lastDayOf = (p: Pick<Programme, 'kind'>, s: Dates): string =>
  s.applyBy ?? (p.kind === 'event' ? s.endsOn : s.startsOn)

export const isSessionOpen = (
  p: Pick<Programme, 'kind'>,
  s: Dates & Pick<Session, 'left'>,
  today: string,
): boolean => lastDayOf(p, s) >= today && s.left !== 0

/** One that can be begun on any day needs no session. */
export const needsSession = (p: Pick<Programme, 'isAnytime' | 'kind'>): boolean =>
  !p.isAnytime && p.kind !== 'module'

/** Whoever only reads begins at once; for a document of the state one is enrolled by order. */
export const beginsAtOnce = (p: Pick<Programme, 'kind'>): boolean => p.kind === 'module' || p.kind === 'event'

/** Every wrong field at once. */
export function faultsOf(p: Programme, wish: Wish): Fault[] {
  const faults: Fault[] = []
  if (needsSession(p) && wish.sessionId === null)
    faults.push({ field: 'sessionId', message: 'Выберите, когда учиться' })
  if (wish.sessionId !== null && !p.sessions.some((s) => s.id === wish.sessionId))
    faults.push({ field: 'sessionId', message: 'Этого набора уже нет. Выберите другой' })
  if (wish.basis === null && p.bases.length > 1)
    faults.push({ field: 'basis', message: 'Выберите, на какой основе учиться' })
  if (wish.basis !== null && !p.bases.includes(wish.basis))
    faults.push({ field: 'basis', message: 'На такой основе эту программу не ведут' })
  if (wish.specialty !== null && !p.specialties.some((s) => s.key === wish.specialty))
    faults.push({ field: 'specialty', message: 'Программа не для этой специальности' })
  return faults
}
