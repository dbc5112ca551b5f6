/** E1: the desk of people: found by what they say of themselves, with no more shown than tells namesakes apart. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { findPeople, type FoundPerson } from '../contract/people-desk.ts'
import { knownOf } from './person-known.ts'
import { people as text } from './text-people.ts'
import '../../../web/look/organisations.css'

export function Page() {
  const address = useAddress()
  const asked = address.get('q')
  const [typed, setTyped] = useState(asked)
  const query = useQuery({
    queryKey: ['identity', 'people', asked],
    queryFn: ({ signal }) => call(findPeople, { query: { text: asked } }, { signal }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    // Every look leaves a line in somebody's journal: none is repeated by itself.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  return (
    <Frame title={text.title} note={text.note}>
      <Sheet name={text.title} bare>
        <form
          className="organisation-sieve"
          role="search"
          onSubmit={(event) => {
            event.preventDefault()
            address.set({ q: typed.trim() || null })
          }}
        >
          <TextField name="q" type="search" label={text.search} value={typed} onChange={setTyped} />
          <Button type="submit" size="small" wide={false}>
            {text.find}
          </Button>
        </form>
        {asked === '' ? (
          <Empty title={text.start}>{text.startNote}</Empty>
        ) : (
          <Face
            query={query}
            what={text.what}
            failedTitle={text.failed}
            isEmpty={(data) => data.items.length === 0}
            empty={<Empty title={text.nobody}>{text.nobodyNote}</Empty>}
          >
            {(data) => (
              <>
                <List name={text.title}>
                  {data.items.map((person) => (
                    <Found key={person.id} person={person} />
                  ))}
                </List>
                {data.hasMore && <div className="in small">{text.more}</div>}
              </>
            )}
          </Face>
        )}
      </Sheet>
    </Frame>
  )
}

const Found = ({ person: p }: { readonly person: FoundPerson }) => (
  <Row
    title={p.fullName}
    href={`/people/${p.id}`}
    note={knownOf(p).join(', ')}
    status={p.isClosed && <Status tone="refused">{text.closed}</Status>}
  />
)
