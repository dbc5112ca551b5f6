/** A2: saved searches of a person: opened, silenced, deleted. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { deleteSearch, listSearches, switchSearch, type SavedSearch } from '../contract.ts'
import { catalogueKey } from './query.ts'
import { searches as words } from './searches-text.ts'
import { text } from './text.ts'
import '../../../web/look/shop.css'

const searchesKey = [...catalogueKey, 'searches'] as const

export function Page() {
  const query = useQuery({
    queryKey: searchesKey,
    queryFn: ({ signal }) => call(listSearches, {}, { signal }),
  })
  return (
    <Frame title={words.title} note={words.note} crumbs={[[text.title, '/catalogue']]}>
      <Sheet name={words.title} bare>
        <Face
          query={query}
          what={words.what}
          failedTitle={words.failed}
          calm={words.calm}
          isEmpty={(data) => data.items.length === 0}
          empty={
            <Empty
              title={words.empty}
              acts={
                <Button size="small" href="/catalogue">
                  {words.toCatalogue}
                </Button>
              }
            >
              {words.emptyNote}
            </Empty>
          }
        >
          {(data) => (
            <List name={words.title}>
              {data.items.map((search) => (
                <One key={search.id} search={search} />
              ))}
            </List>
          )}
        </Face>
      </Sheet>
    </Frame>
  )
}

function One({ search }: { readonly search: SavedSearch }) {
  const cache = useQueryClient()
  const now = useNow()
  const refresh = () => void cache.invalidateQueries({ queryKey: searchesKey })
  const params = { id: search.id }
  const turn = useMutation({
    mutationFn: () => call(switchSearch, { params, body: { notifies: !search.notifies } }),
    onSettled: refresh,
  })
  const remove = useMutation({
    mutationFn: () => call(deleteSearch, { params }),
    onSuccess: () => toast(words.removed),
    onSettled: refresh,
  })
  const failed = [turn, remove].find((m) => m.isError)
  return (
    <Row
      when={day(search.madeAt, now)}
      title={search.name}
      href={search.href}
      note={
        <>
          {search.notifies ? words.on : words.off}
          {failed && <p role="alert">{refusedBy(failed.error).title}</p>}
        </>
      }
      act={
        <div className="side-acts">
          <Button
            kind="plain"
            size="small"
            wide={false}
            busy={turn.isPending}
            label={`${search.notifies ? words.turnOff : words.turnOn}: ${search.name}`}
            onClick={() => turn.mutate()}
          >
            {search.notifies ? words.turnOff : words.turnOn}
          </Button>
          <Button
            kind="danger-quiet"
            size="small"
            wide={false}
            busy={remove.isPending}
            label={`${words.remove}: ${search.name}`}
            onClick={() => remove.mutate()}
          >
            {words.remove}
          </Button>
        </div>
      }
    />
  )
}
