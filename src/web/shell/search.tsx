/** Search by `/`: pages that this person may open and things that modules can find. */
import { IconCornerDownLeft, IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useGo } from '../address.ts'
import { mayOpen, type Finder, type Found } from '../pages.ts'
import { useSession } from '../session.tsx'
import { Kbd } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { filterOptions } from '../ui/fields/options.ts'
import { BareLink } from '../ui/link.tsx'
import { nb, plural, t } from '../ui/words.ts'
import { usePortal } from './portal-context.tsx'

interface Section {
  readonly heading: string
  readonly found: readonly Found[]
}

/** Pages without parameters in their address, by title and other words. */
function usePageSection(query: string): Section {
  const { pages } = usePortal()
  const session = useSession()
  return useMemo(() => {
    const open = pages.filter(
      (page) => !page.path.includes('$') && page.layout !== 'bare' && mayOpen(page.access, session),
    )
    const options = open.map((page) => ({
      value: page.path,
      label: page.title,
      note: page.alsoKnownAs ?? '',
    }))
    const found = filterOptions(options, query).map((option) => ({ href: option.value, title: option.label }))
    return { heading: 'Разделы', found: query ? found : found.slice(0, 8) }
  }, [pages, session, query])
}

/** Each finder answers by itself; one that fails is simply silent: the others still help. */
function useFinders(query: string): { readonly sections: readonly Section[]; readonly isAsking: boolean } {
  const { finders } = usePortal()
  const session = useSession()
  const [answer, setAnswer] = useState<{ to: string; sections: readonly Section[] }>({ to: '', sections: [] })
  const mine = useMemo(() => finders.filter((finder) => mayOpen(finder.access, session)), [finders, session])
  const isWorth = query.length >= 2 && mine.length > 0
  useEffect(() => {
    if (!isWorth) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      void Promise.all(mine.map((finder) => ask(finder, query, stop.signal))).then((all) => {
        if (!stop.signal.aborted) setAnswer({ to: query, sections: all })
      })
    }, 250)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [mine, isWorth, query])
  if (!isWorth) return { sections: [], isAsking: false }
  return { sections: answer.sections, isAsking: answer.to !== query }
}

const ask = async (finder: Finder, query: string, signal: AbortSignal): Promise<Section> => ({
  heading: finder.heading,
  found: await finder.find(query, signal).catch(() => []),
})

export function Search({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const go = useGo()
  const listId = useId()
  const words = query.trim()
  const pages = usePageSection(words)
  const { sections, isAsking } = useFinders(words)
  const shown = [pages, ...sections].filter((section) => section.found.length > 0)
  const all = shown.flatMap((section) => section.found)
  const chosen = all[Math.min(at, all.length - 1)]

  const open = (href: string) => {
    onClose()
    go(href)
  }
  const key = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setAt((Math.min(at, all.length - 1) + step + all.length) % Math.max(1, all.length))
    }
    if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      open(chosen.href)
    }
  }
  const idOf = (found: Found) => `${listId}-${all.indexOf(found)}`
  return (
    <Dialog open onClose={onClose} title="Поиск" size="full">
      <div className="search">
        <div className="search-box">
          <IconSearch size={20} aria-hidden />
          <input
            role="combobox"
            aria-label={t`Что найти`}
            aria-expanded={all.length > 0}
            aria-controls={listId}
            aria-activedescendant={chosen ? idOf(chosen) : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder={t`Раздел, заявление, номер`}
            value={query}
            data-autofocus
            onChange={(event) => {
              setQuery(event.currentTarget.value)
              setAt(0)
            }}
            onKeyDown={key}
          />
        </div>
        <div id={listId} role="listbox" aria-label="Найденное" className="search-list">
          {shown.map((section) => (
            <div key={section.heading} role="group" aria-label={section.heading}>
              <div className="tiny search-heading" aria-hidden>
                {nb(section.heading)}
              </div>
              {section.found.map((found) => (
                <BareLink
                  key={found.href}
                  id={idOf(found)}
                  href={found.href}
                  role="option"
                  tabIndex={-1}
                  aria-selected={found === chosen}
                  onClick={onClose}
                >
                  <span>
                    {nb(found.title)}
                    {found.note && <span className="tiny num">{nb(found.note)}</span>}
                  </span>
                  {found === chosen && <IconCornerDownLeft size={18} aria-hidden />}
                </BareLink>
              ))}
            </div>
          ))}
        </div>
        <p className="small search-state" role="status">
          {isAsking
            ? 'Ищем…'
            : all.length === 0
              ? t`Ничего не нашлось. Попробуйте номер заявления`
              : t`Нашлось: ${plural(all.length, 'строка', 'строки', 'строк')}`}
        </p>
        <p className="tiny hide-phone search-keys">
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> выбрать <Kbd>Enter</Kbd> открыть <Kbd>Esc</Kbd> закрыть
        </p>
      </div>
    </Dialog>
  )
}
