/** F1, F7: the first page of a section of work: it stands open by these papers, until then. */
import { useAddress } from '../../../web/address.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { SectionName, type Standing } from '../contract.ts'
import { papersKey, useGrounds } from './query.ts'
import { changeWords, NeedList } from './section-sheet.tsx'
import { text } from './text.ts'

export function Page() {
  // While another page is on its way the address is no longer this one's.
  const section = SectionName.safeParse(useAddress().path.split('/')[2]).data ?? 'doctor'
  const query = useGrounds(section)
  useRefreshOn('licence.', papersKey)
  return (
    <Frame
      title={text.work[section]}
      note={text.workNote}
      first={
        query.data ? (
          <Open standing={query.data} />
        ) : (
          query.isLoading && <Waiting what="Загружаем раздел" rows={1} shape="first" />
        )
      }
    >
      <Sheet
        title={text.grounds}
        bare
        side={
          <Button kind="plain" size="small" href="/licences">
            {text.toAll}
          </Button>
        }
      >
        <Face
          query={query}
          what={text.workWhat}
          failedTitle={text.workFailed}
          waiting={<Waiting what="Загружаем раздел" rows={3} />}
        >
          {(standing) => <NeedList needs={standing.needs} name={text.grounds} />}
        </Face>
      </Sheet>
    </Frame>
  )
}

function Open({ standing: s }: { readonly standing: Standing }) {
  const now = useNow()
  return (
    <FirstAct tone="done" status={text.open} title={text.workOpen}>
      {s.changesAt ? text.workUntil(changeWords(s.changesAt, now, true)) : text.workForever}
    </FirstAct>
  )
}
