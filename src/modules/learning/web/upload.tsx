/** D9+: programmes from a table: checked first, saved when nothing is wrong. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Checkbox } from '../../../web/ui/fields/choice-field.tsx'
import { TableUpload } from '../../../web/ui/files/table-upload.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { saveAs } from '../../files/web/save-as.ts'
import { importColumns, importTable } from '../contract.ts'
import { deskKey } from './desk-query.ts'
import { desk } from './desk-text.ts'
import { upload as words } from './upload-text.ts'

const crumbs = [[desk.title, '/teaching']] as const

/** With the mark by which Excel knows UTF-8. */
const sample = () =>
  new Blob(
    [
      `\uFEFF${Object.values(importColumns).join(';')}\r\nПовышение квалификации;Неотложная кардиология;Что делать до приезда бригады: разбор настоящих случаев;;Дистанционно;36;Договор;14500;Кардиология;Узнаёт инфаркт | Начинает лечение;;;01.02.2099;20.02.2099;25.01.2099;;20;\r\nМероприятие;Вебинар о боли;Разбираем три случая из практики и отвечаем на вопросы;Вебинар;Дистанционно;2;Бюджет;;Неврология;;;;;14.03.2099;14.03.2099;;10:00;;;https://webinar.example/room/7;;\r\n`,
    ],
    { type: 'text/csv' },
  )

export function Page() {
  const cache = useQueryClient()
  const go = useGo()
  const [submit, setSubmit] = useState(true)
  return (
    <Frame title={words.title} note={words.note} crumbs={crumbs}>
      <TableUpload
        title={words.file}
        hint={words.fileHint}
        onSample={() => saveAs(sample(), words.sampleName)}
        check={(text) => call(importTable, { body: { text, isDry: true, submit: false } })}
        save={(text) => call(importTable, { body: { text, isDry: false, submit } })}
        onSaved={async ({ saved }) => {
          await cache.invalidateQueries({ queryKey: deskKey })
          if (saved === 0) return
          toast(words.saved(saved))
          go(submit ? '/teaching?state=review' : '/teaching?state=draft')
        }}
        good={({ read }) => words.goodNote(read)}
        act={({ read }) => (read > 0 ? words.save(read) : null)}
        empty={{ title: words.emptyTitle, note: words.emptyNote }}
      >
        <Checkbox
          name="submit"
          label={words.submit}
          hint={words.submitHint}
          value={submit}
          onChange={setSubmit}
        />
      </TableUpload>
    </Frame>
  )
}
