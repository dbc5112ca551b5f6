/** A2: the open register: search that forgives, two facets, everything in the address. */
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { useSession } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Empty, EmptyAfterFilter, Face } from '../../../web/ui/faces.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Filters, type Facet } from '../../../web/ui/filters.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Pager } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Table } from '../../../web/ui/table.tsx'
import { nb } from '../../../web/ui/words.ts'
import { OrganisationKind, type Organisation } from '../contract.ts'
import { pageSize, useOrganisations } from './query.ts'
import { text } from './text.ts'
import '../../../web/look/organisations.css'

const typingMs = 300

export function Page() {
  const address = useAddress()
  const session = useSession()
  const kind = OrganisationKind.safeParse(address.get('kind')).data
  const search = {
    text: address.get('q'),
    kind,
    region: address.get('region'),
    page: Math.max(1, Number(address.get('page')) || 1),
  }
  const query = useOrganisations(search)
  const count = [search.text, search.kind, search.region].filter(Boolean).length
  const clear = () => address.set({ q: null, kind: null, region: null, page: null })
  const found = query.data
  const facets: Facet[] = [
    {
      key: 'kind',
      legend: text.kind,
      options: (found?.facets.kinds ?? []).map((k) => ({
        value: k.value,
        word: text.kinds[k.value],
        count: k.count,
      })),
    },
    {
      key: 'region',
      legend: text.region,
      options: (found?.facets.regions ?? []).map((r) => ({ value: r.value, word: r.value, count: r.count })),
    },
  ]
  return (
    <Frame
      title={text.title}
      note={text.note}
      side={
        session?.permissions.has('organisations.manage') && (
          <Button kind="plain" size="small" href="/organisations/new">
            {text.add}
          </Button>
        )
      }
    >
      <Sheet name={text.title} bare>
        <div className="organisation-sieve" role="search">
          <Words value={search.text} onFind={(q) => address.set({ q, page: null }, 'replace')} />
          <Filters
            facets={facets}
            chosen={{ kind: kind ? [kind] : [], region: search.region ? [search.region] : [] }}
            // The server narrows to one value of each: the last one chosen.
            onChange={(key, values) => address.set({ [key]: values.at(-1) ?? null, page: null })}
            onClear={clear}
          />
          <p className="tiny num found" role="status">
            {found ? text.found(found.total) : nb(' ')}
          </p>
        </div>
        <Face
          query={query}
          what={text.what}
          failedTitle={text.failed}
          isEmpty={(data) => data.items.length === 0}
          empty={
            count > 0 ? (
              <EmptyAfterFilter count={count} onClear={clear} />
            ) : (
              <Empty title={text.empty}>{text.emptyNote}</Empty>
            )
          }
        >
          {(data) => (
            <>
              <Found rows={data.items} />
              <Pager
                page={search.page}
                pages={Math.ceil(data.total / pageSize)}
                href={(page) => address.with({ page: page === 1 ? null : page })}
              />
            </>
          )}
        </Face>
      </Sheet>
    </Frame>
  )
}

function Words({ value, onFind }: { readonly value: string; readonly onFind: (words: string) => void }) {
  const [typed, setTyped] = useState(value)
  const [timer, setTimer] = useState<ReturnType<typeof setTimeout>>()
  // Cleared from outside, by «Сбросить» or by going back.
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if (typed.trim() !== value) setTyped(value)
  }
  return (
    <TextField
      name="q"
      type="search"
      label={text.search}
      hint={text.searchHint}
      icon={<IconSearch size={18} aria-hidden />}
      value={typed}
      onChange={(words) => {
        setTyped(words)
        clearTimeout(timer)
        setTimer(setTimeout(() => onFind(words.trim()), typingMs))
      }}
    />
  )
}

const Found = ({ rows }: { readonly rows: readonly Organisation[] }) => (
  <Table
    name={text.title}
    rows={rows}
    keyOf={(o) => o.id}
    href={(o) => `/organisations/${o.id}`}
    columns={[
      { head: text.one, cell: (o) => nb(o.name), phone: 'title' },
      { head: text.kind, cell: (o) => text.kinds[o.kind], phone: 'fact' },
      { head: text.city, cell: (o) => nb(o.city), phone: 'fact' },
      { head: text.region, cell: (o) => nb(o.region), phone: 'inside' },
      { head: text.ogrn, cell: (o) => o.ogrn, phone: 'inside' },
    ]}
  />
)
