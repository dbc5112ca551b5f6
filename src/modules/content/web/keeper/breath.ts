/** The last words of a page that is being closed: the shelf answers later than such a page lives, this place answers at once. */
import type { Said } from './keeper.ts'

export interface Breath {
  /** The place of the shelf it is on its way to. */
  readonly key: string
  readonly personId: string
  readonly studyId: string
  readonly said: Said
  readonly saidAt: string
}

const prefix = 'nmo-learning-breath/'

export function hold(breath: Breath): void {
  try {
    localStorage.setItem(prefix + breath.key, JSON.stringify(breath))
  } catch {
    // Full or forbidden: the shelf is asked all the same.
  }
}

/** Only if nothing newer was said of that place meanwhile. */
export function release({ key, saidAt }: Breath): void {
  if (read(prefix + key)?.saidAt === saidAt) localStorage.removeItem(prefix + key)
}

export const heldFor = (personId: string): readonly Breath[] =>
  Object.keys(localStorageOrNothing())
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => read(key) ?? [])
    .filter((breath) => breath.personId === personId)

function read(key: string): Breath | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Breath | null
  } catch {
    return null
  }
}

function localStorageOrNothing(): object {
  try {
    return localStorage
  } catch {
    return {}
  }
}
