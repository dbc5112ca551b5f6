/** D5: one record: whose move it is, what was written, the scans. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo, useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay, moment, period } from '../../../web/ui/dates.ts'
import { useNow } from '../../../web/ui/clock.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { FileList, FileRow } from '../../../web/ui/file-row.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { fileSize } from '../../../web/ui/words.ts'
import { DocumentDialog, type ShownDocument } from '../../files/web/document-preview.tsx'
import { useThumbs } from '../../files/web/use-upload.ts'
import { mendRecord, type EducationRecord } from '../contract.ts'
import { crumbs } from './crumbs.ts'
import { draftKey, educationKey, recordQuery } from './query.ts'
import { RecordFirst } from './record-first.tsx'
import { text } from './text.ts'

export function Page() {
  const id = useParam('id')
  const query = useQuery(recordQuery(id))
  useRefreshOn('education-record.', educationKey)
  useRefreshOn('application.', educationKey)
  useRefreshOn('certificate.', educationKey)
  if (query.data) return <One key={id} record={query.data} />
  return (
    <BeforeOne
      title={text.record}
      crumbs={crumbs}
      query={query}
      what="запись"
      failedTitle={text.recordFailed}
      calm={text.calm}
      rows={6}
      absentTitle={text.absentTitle}
      absentNote={text.absentNote}
      back={[text.toDocuments, '/documents']}
    />
  )
}

function One({ record: r }: { readonly record: EducationRecord }) {
  const now = useNow()
  const number = [r.series, `№ ${r.number}`].filter(Boolean).join(' ')
  return (
    <Frame
      title={text.documentWords[r.kind]}
      crumbs={crumbs}
      note={text.numberFrom(number, fullDay(r.issuedOn))}
      first={<RecordFirst record={r} mend={<Mend record={r} />} />}
      aside={<Scans record={r} />}
    >
      <Sheet title={text.what2}>
        <Facts
          facts={[
            [text.institution, r.institution.name],
            [
              text.specialty,
              r.specialty.code ? `${r.specialty.name}, ${r.specialty.code}` : r.specialty.name,
            ],
            ['Программа', r.programme],
            ['Форма обучения', text.formWords[r.form]],
            [
              text.study,
              [period(r.startedOn, r.endedOn), r.hours !== null && text.hours(r.hours)]
                .filter(Boolean)
                .join(', '),
            ],
          ]}
        />
        <p className="tiny num">{text.confirmedAt(moment(r.confirmedAt, now))}</p>
        {r.application && (
          <p>
            <Link href={`/applications/${r.application.id}`}>{text.toApplication}</Link>
          </p>
        )}
      </Sheet>
    </Frame>
  )
}

function Mend({ record }: { readonly record: EducationRecord }) {
  const go = useGo()
  const cache = useQueryClient()
  const act = useMutation({
    mutationFn: () => call(mendRecord, { params: { id: record.id } }),
    onSuccess: (draft) => {
      cache.setQueryData(draftKey(draft.id), draft)
      void cache.invalidateQueries({ queryKey: educationKey })
      go(`/documents/draft/${draft.id}`)
    },
  })
  return (
    <>
      <Button wide busy={act.isPending} onClick={() => act.mutate()}>
        {text.mend}
      </Button>
      {act.isError && (
        <p className="small" role="alert">
          {refusedBy(act.error).title}
        </p>
      )}
    </>
  )
}

function Scans({ record: r }: { readonly record: EducationRecord }) {
  const thumb = useThumbs(r.files.map((file) => file.id))
  const [opened, setOpened] = useState<ShownDocument | null>(null)
  return (
    <Sheet title={text.scans}>
      <FileList name={text.scans}>
        {r.files.map((file) => (
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
      <DocumentDialog file={opened} onClose={() => setOpened(null)} />
    </Sheet>
  )
}
