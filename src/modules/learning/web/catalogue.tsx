/** A2: the public catalogue: words, facets with counts, order, pages; all of it stands in the address. */
import { IconArrowRight } from '@tabler/icons-react'
import { Button } from '../../../web/ui/button.tsx'
import { Empty, EmptyAfterFilter, Face, Waiting } from '../../../web/ui/faces.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { Link } from '../../../web/ui/link.tsx'
import type { Facet } from '../../../web/ui/filters.tsx'
import { useSession } from '../../../web/session.tsx'
import { usePhone } from '../../../web/ui/media.ts'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import { Sort } from '../contract.ts'
import { ChosenFacets, daysWords, FacetColumn, facetsOf, PhoneFacets } from './facets.tsx'
import { Line } from './line.tsx'
import { useCatalogue } from './query.ts'
import { SaveSearch } from './save-search.tsx'
import { useSearch, type Asked, type FacetName } from './search.ts'
import { searches } from './searches-text.ts'
import { Sieve } from './sieve.tsx'
import { text } from './text.ts'
import '../../../web/look/shop.css'

type Found = NonNullable<ReturnType<typeof useCatalogue>['data']>

export function Page() {
  const asked = useSearch()
  const query = useCatalogue(asked.search)
  const isPhone = usePhone()
  const facets = query.data ? facetsOf(query.data.facets) : []
  const props = { asked, facets }
  const session = useSession()
  return (
    <Frame
      title={text.title}
      side={
        session && (
          <div className="side-acts">
            {asked.count > 0 && <SaveSearch asked={asked} named={nameOf(asked, facets)} />}
            <Button kind="quiet" size="small" wide={false} href="/catalogue/searches">
              {searches.own}
            </Button>
          </div>
        )
      }
    >
      <div>
        <Sieve
          value={asked.search.text ?? ''}
          onFind={(q) => asked.address.set({ q, after: null, sort: null })}
        />
        {isPhone ? <PhoneFacets {...props} /> : <ChosenFacets {...props} />}
      </div>
      <div className="shop">
        {!isPhone && (facets.length > 0 ? <FacetColumn {...props} /> : <div />)}
        <div>
          <Head asked={asked} found={query.data} />
          <Sheet name={text.title} bare>
            <Face
              query={query}
              what={text.what}
              failedTitle={text.failed}
              waiting={<Waiting what="Загружаем каталог" rows={6} />}
              isEmpty={(data) => data.items.length === 0}
              empty={
                asked.count > 0 ? (
                  <EmptyAfterFilter count={asked.count} onClear={asked.clear} />
                ) : (
                  <Empty title={text.empty}>{text.emptyNote}</Empty>
                )
              }
            >
              {(data) => (
                <ul className="progs">
                  {data.items.map((programme) => (
                    <Line key={programme.id} programme={programme} />
                  ))}
                </ul>
              )}
            </Face>
          </Sheet>
          {query.data && <Turn asked={asked} next={query.data.nextCursor} />}
        </div>
      </div>
    </Frame>
  )
}

/** A name to begin with: the words, then what is chosen. */
const nameOf = (asked: Asked, facets: readonly Facet[]): string =>
  [
    asked.search.text ?? '',
    daysWords(asked.days),
    ...facets.flatMap((f) =>
      f.options.filter((o) => asked.chosen[f.key as FacetName].includes(o.value)).map((o) => o.word),
    ),
  ]
    .filter((word) => word !== '')
    .join(', ')

function Head({ asked, found }: { readonly asked: Asked; readonly found: Found | undefined }) {
  const hasWords = (asked.search.text ?? '') !== ''
  const sorts = Sort.options.filter((s) => s !== 'relevance' || hasWords)
  return (
    <>
      <div className="shop-head">
        <p className="num" role="status">
          {found ? <b>{text.found(found.total, found.isMore)}</b> : nb(' ')}
          {found && found.total < found.inAll && <span className="small">{text.of(found.inAll)}</span>}
        </p>
        <SelectField
          name="sort"
          label={text.sort}
          value={found?.sort ?? asked.search.sort ?? (hasWords ? 'relevance' : 'nearest')}
          options={sorts.map((s) => ({ value: s, label: text.sorts[s] }))}
          onChange={(sort) => asked.address.set({ sort, after: null })}
        />
      </div>
      {found?.understood && <p className="small shop-note">{text.understood(found.understood)}</p>}
      {found?.facets.kind[0]?.count === null && <p className="small shop-note">{text.narrow}</p>}
    </>
  )
}

/** Pages by cursor: the next one and the way back to the first; the former is behind «назад» of the browser. */
const Turn = ({ asked, next }: { readonly asked: Asked; readonly next: string | null }) =>
  next || asked.search.after ? (
    <nav className="shop-turn" aria-label={text.more}>
      {asked.search.after && <Link href={asked.address.with({ after: null })}>{text.toStart}</Link>}
      {next && (
        <Button
          kind="plain"
          size="small"
          href={asked.address.with({ after: next })}
          iconAfter={<IconArrowRight size={18} aria-hidden />}
        >
          {text.next}
        </Button>
      )}
    </nav>
  ) : null
