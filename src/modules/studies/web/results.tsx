/** D9+: whom the organisation enrolled and what came of it, by a table: checked first, saved when nothing is wrong. */
import { useQueryClient } from '@tanstack/react-query'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { TableUpload } from '../../../web/ui/files/table-upload.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { saveAs } from '../../files/web/save-as.ts'
import { importResults, resultColumns } from '../contract.ts'
import { learners, results as words } from './desk-text.ts'
import { learnersKey } from './query.ts'

const crumbs = [[learners.title, '/teaching/learners']] as const

/** With the mark by which Excel knows UTF-8. */
const sample = () =>
  new Blob(
    [
      `\uFEFF${Object.values(resultColumns).join(';')}\r\nПК-000123;112-233-445 95;Орлова Елена Викторовна;зачислен;06.02.2026;;;12-з;Кардиология;Договор;\r\nПК-000123;087-654-303 00;Белов Игорь Павлович;освоил;06.02.2026;20.02.2026;У-118;12-з;;;\r\n`,
    ],
    { type: 'text/csv' },
  )

export function Page() {
  const cache = useQueryClient()
  const go = useGo()
  const changed = (r: { read: number; unchanged: number }) => r.read - r.unchanged
  return (
    <Frame title={words.title} note={words.note} crumbs={crumbs}>
      <TableUpload
        title={words.file}
        hint={words.hint}
        onSample={() => saveAs(sample(), words.sampleName)}
        check={(text) => call(importResults, { body: { text, isDry: true } })}
        save={(text) => call(importResults, { body: { text, isDry: false } })}
        onSaved={async ({ saved, counts }) => {
          await cache.invalidateQueries({ queryKey: learnersKey })
          toast(words.saved(saved))
          go(`/teaching/learners?state=${counts.finished ? 'finished' : 'learning'}`)
        }}
        good={(r) => words.good(r.read, r.counts, r.unchanged)}
        act={(r) => (changed(r) > 0 ? words.save(changed(r)) : null)}
        empty={{ title: words.emptyTitle, note: words.emptyNote }}
      />
    </Frame>
  )
}
