/** What the typed password has and what it lacks, renewed with every sign; the list is asked without sending the password. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../../web/api.ts'
import {
  passwordFaults,
  placeOnShelf,
  readKnownPasswords,
  readPasswordRules,
  writingsOf,
  type PasswordCheck,
  type PasswordRules,
} from '../contract/password-rules.ts'
import { newPassword as words } from './text-password.ts'

/** `todo` while nothing is typed or it is only too short; `bad` must be changed; `asked` is on its way. */
export type MarkState = 'todo' | 'done' | 'bad' | 'asked' | 'later'
export interface Mark {
  readonly check: PasswordCheck
  readonly state: MarkState
  readonly words: string
}

/** Until policy has come: the server decides anyway. */
const usual: PasswordRules = { least: 12, most: 128, history: 5, distance: 4, maxAgeDays: 90 }
const pauseMs = 350

export interface Beside {
  /** Words of the person; absent where the page does not know who it is. */
  readonly own?: readonly (string | null)[] | undefined
  /** The present password, typed in another field; absent where there is none. */
  readonly current?: string | undefined
}

export function usePasswordMarks(password: string, { own, current }: Beside): readonly Mark[] {
  const { data: rules = usual } = useQuery({
    queryKey: ['password', 'rules'],
    queryFn: ({ signal }) => call(readPasswordRules, {}, { signal }),
    staleTime: 600_000,
    retry: false,
  })
  const list = useKnown(password)
  const faults = passwordFaults(password, { rules, words: own ?? [], current: current ?? null })
  const has = (check: PasswordCheck) => faults.some((fault) => fault.check === check)
  const typed = Array.from(password).length
  const stateOf = (check: PasswordCheck): MarkState =>
    typed === 0 ? 'todo' : !has(check) ? 'done' : check === 'length' && typed < rules.least ? 'todo' : 'bad'
  const marks: Mark[] = [
    {
      check: 'length',
      state: stateOf('length'),
      words: typed > rules.most ? words.tooLong(rules.most) : words.length(rules.least, typed),
    },
    {
      check: 'pattern',
      state: stateOf('pattern'),
      words: stateOf('pattern') === 'bad' ? words.broken.pattern : words.pattern,
    },
  ]
  if (own) {
    const state = stateOf('own')
    marks.push({ check: 'own', state, words: state === 'bad' ? words.broken.own : words.own })
  }
  const known = has('known') ? 'bad' : typed === 0 ? 'todo' : list
  marks.push({ check: 'known', state: known, words: known === 'bad' ? words.broken.known : words.known })
  if (current !== undefined && rules.distance > 0) {
    const state = current === '' ? 'todo' : stateOf('near')
    const { near } = state === 'bad' ? words.broken : words
    marks.push({ check: 'near', state, words: near(rules.distance) })
  }
  return marks
}

/** Asked when the typing rests. A shelf holds some hundred keys and is kept, so going back asks nothing. */
function useKnown(password: string): MarkState {
  const cache = useQueryClient()
  const [told, setTold] = useState<{ readonly of: string; readonly state: MarkState }>({
    of: '',
    state: 'todo',
  })
  useEffect(() => {
    if (password === '') return
    let isOver = false
    const ask = async (): Promise<void> => {
      const tell = (state: MarkState) => isOver || setTold({ of: password, state })
      try {
        const places = writingsOf(password).map(placeOnShelf)
        const found = await Promise.all(
          places.map(async ({ shelf, rest }) => {
            const keys = await cache.fetchQuery({
              queryKey: ['password', 'shelf', shelf],
              queryFn: ({ signal }) => call(readKnownPasswords, { params: { shelf } }, { signal }),
              staleTime: Infinity,
              retry: false,
            })
            return keys.rest.includes(rest)
          }),
        )
        tell(found.includes(true) ? 'bad' : 'done')
      } catch {
        tell('later')
      }
    }
    const timer = setTimeout(() => void ask(), pauseMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [cache, password])
  return told.of === password ? told.state : 'asked'
}
