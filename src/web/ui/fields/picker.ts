/** What the two shapes of a select have in common: where options come from, what is chosen. */
import { nb } from '../words.ts'
import type { FieldWords } from './field.tsx'
import type { Find, Offer, Option } from './options.ts'

export interface Source {
  readonly options?: readonly Option[] | undefined
  readonly searchable?: boolean | undefined
  readonly find?: Find | undefined
  readonly free?: { readonly word: string } | undefined
  readonly nothing?: string | undefined
}

export interface PickerProps extends FieldWords {
  readonly source: Source
  readonly chosen: Option | null
  readonly onChoose: (option: Option | null) => void
  readonly placeholder?: string | undefined
}

/** Why a list is empty; nothing when it is not. */
export function nothingWords(source: Source, state: Offer['state'], count: number, typed: string): string {
  if (source.find && state === 'asking') return count > 0 ? '' : 'Ищем…'
  if (source.find && state === 'failed') return nb('Поиск не ответил. Наберите ещё раз')
  if (count > 0) return ''
  return nb(typed ? (source.nothing ?? 'Не нашлось') : 'Начните вводить')
}
