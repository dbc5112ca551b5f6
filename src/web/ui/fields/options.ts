/** What a select offers: a list that is filtered here, or a search that the server answers. */
import { useEffect, useState } from 'react'

export interface Option {
  readonly value: string
  readonly label: string
  /** Second line: town, code. */
  readonly note?: string | undefined
}

export type Find = (query: string, signal: AbortSignal) => Promise<readonly Option[]>

export interface Offer {
  readonly options: readonly Option[]
  readonly state: 'ready' | 'asking' | 'failed'
}

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replaceAll('\u00a0', ' ')

/** Every word of the query stands somewhere in the label or note. */
export function filterOptions(options: readonly Option[], query: string): readonly Option[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return options
  return options.filter((option) => {
    const text = plain(`${option.label} ${option.note ?? ''}`)
    return words.every((word) => text.includes(word))
  })
}

const pauseMs = 250

/** Asks after a pause in typing; a late answer to an old question is dropped. */
export function useFound(find: Find | undefined, query: string, isOpen: boolean): Offer {
  const [offer, setOffer] = useState<Offer & { readonly to: string | null }>({
    options: [],
    state: 'ready',
    to: null,
  })
  useEffect(() => {
    if (!find || !isOpen) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      find(query.trim(), stop.signal).then(
        (options) => !stop.signal.aborted && setOffer({ options, state: 'ready', to: query }),
        () => !stop.signal.aborted && setOffer({ options: [], state: 'failed', to: query }),
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [find, query, isOpen])
  return offer.to === query ? offer : { options: offer.options, state: 'asking' }
}
