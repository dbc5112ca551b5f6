/** F7: one paper: how it stands, what it says, the scans, everything that has happened to it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo, useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { Absent, Face, Waiting } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { FileList, FileRow } from '../../../web/ui/file-row.tsx'
import { Journal } from '../../../web/ui/journal.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { fileSize, sentences } from '../../../web/ui/words.ts'
import { DocumentDialog, type ShownDocument } from '../../files/web/document-preview.tsx'
import { useThumbs } from '../../files/web/use-upload.ts'
import { mendPaper, renewPaper, type Paper, type PaperChange, type PaperWithHistory } from '../contract.ts'
import { crumbs } from './crumbs.ts'
import { PaperFirst } from './paper-first.tsx'
import { draftKey, paperQuery, papersKey } from './query.ts'
import { actTones, labels, text } from './text.ts'

export function Page() {
  const id = useParam('id')
  const query = useQuery(paperQuery(id))
  useRefreshOn('licence.', papersKey)
  useRefreshOn('application.', papersKey)
  if (query.data) return <One key={id} paper={query.data} />
  return (
    <Frame title={text.paper} crumbs={crumbs}>
      <Sheet name={text.paper}>
        <Face
          query={query}
          what="документ"
          failedTitle={text.paperFailed}
          calm={text.calm}
          waiting={<Waiting what="Загружаем документ" rows={6} shape="lines" />}
          absent={
            <Absent
              title={text.absentTitle}
              acts={
                <Button kind="plain" size="small" href="/licences">
                  {text.toPapers}
                </Button>
              }
            >
              {text.absentNote}
            </Absent>
          }
        >
          {() => null}
        </Face>
      </Sheet>
    </Frame>
  )
}

const One = ({ paper: p }: { readonly paper: PaperWithHistory }) => (
  <Frame
    title={text.kindWords[p.kind]}
    crumbs={crumbs}
    note={p.number ? text.numberWords(p.number) : (p.organisation?.name ?? undefined)}
    first={<PaperFirst paper={p} again={(which) => <Again paper={p} which={which} />} />}
    aside={<Scans paper={p} />}
  >
    <Sheet title={text.facts}>
      <PaperFacts paper={p} />
      {p.application && (
        <p>
          <Link href={`/applications/${p.application.id}`}>{text.toApplication}</Link>
        </p>
      )}
    </Sheet>
    <Sheet title={text.history}>
      <History changes={p.history} />
    </Sheet>
  </Frame>
)

type Said = Pick<
  Paper,
  'class' | 'number' | 'issuer' | 'organisation' | 'specialty' | 'post' | 'startsOn' | 'endsOn' | 'origin'
>

export const PaperFacts = ({ paper: p }: { readonly paper: Said }) => (
  <Facts
    facts={[
      [labels.number, p.number],
      [labels.issuer, p.issuer],
      [
        p.class === 'licence' ? text.whoseLicence : labels.organisationName,
        p.organisation && `${p.organisation.name}, ОГРН ${p.organisation.ogrn}`,
      ],
      [
        labels.specialty,
        p.specialty && (p.specialty.code ? `${p.specialty.name}, ${p.specialty.code}` : p.specialty.name),
      ],
      [labels.post, p.post?.name],
      [p.class === 'employment' ? text.worksFrom : labels.startsOn, fullDay(p.startsOn)],
      [p.class === 'employment' ? text.worksUntil : labels.endsOn, p.endsOn ? fullDay(p.endsOn) : text.noEnd],
      ['Откуда', p.origin === 'registry' ? text.fromRegistry : null],
    ]}
  />
)

export const History = ({ changes }: { readonly changes: readonly PaperChange[] }) => (
  <Journal
    name={text.history}
    steps={changes.toReversed().map((c) => ({
      at: c.at,
      tone: actTones[c.act],
      title: text.actWords[c.act],
      note:
        sentences([
          c.who,
          c.reason,
          ...c.values.map((v) => text.fieldWas(v.label, v.was || text.nothing, v.became || text.nothing)),
        ]) || undefined,
    }))}
  />
)

/** Opens the draft that mends this paper, or the one that follows it. */
function Again({ paper, which }: { readonly paper: Paper; readonly which: 'mend' | 'renew' }) {
  const go = useGo()
  const cache = useQueryClient()
  const act = useMutation({
    mutationFn: () => call(which === 'mend' ? mendPaper : renewPaper, { params: { id: paper.id } }),
    onSuccess: (draft) => {
      cache.setQueryData(draftKey(draft.id), draft)
      void cache.invalidateQueries({ queryKey: papersKey })
      go(`/licences/draft/${draft.id}`)
    },
  })
  return (
    <>
      <Button wide busy={act.isPending} onClick={() => act.mutate()}>
        {which === 'mend' ? text.mend : text.renew}
      </Button>
      {act.isError && (
        <p className="small" role="alert">
          {refusedBy(act.error).title}
        </p>
      )}
    </>
  )
}

function Scans({ paper: p }: { readonly paper: Paper }) {
  const thumb = useThumbs(p.files.map((file) => file.id))
  const [opened, setOpened] = useState<ShownDocument | null>(null)
  return (
    <Sheet title={text.scans}>
      {p.files.length === 0 ? (
        <p className="small">{text.noScans}</p>
      ) : (
        <FileList name={text.scans}>
          {p.files.map((file) => (
            <FileRow
              key={file.id}
              name={file.name}
              note={fileSize(file.sizeBytes)}
              kind={file.type === 'application/pdf' ? 'pdf' : 'picture'}
              src={thumb(file)}
              onOpen={() => setOpened(file)}
            />
          ))}
        </FileList>
      )}
      <DocumentDialog file={opened} onClose={() => setOpened(null)} />
    </Sheet>
  )
}
