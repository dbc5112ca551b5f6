/** Questions from a table: looked at first, added when nothing is wrong. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Table } from '../../../web/ui/table.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
import { saveAs } from '../../files/web/save-as.ts'
import { importQuestions, tableColumns } from '../contract.ts'
import { contentKey } from './query.ts'
import { bankWords as words } from './text.ts'

/** As UTF-8, or as Excel of a Russian Windows saves it. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

const sample = () =>
  new Blob(
    [
      `\uFEFF${Object.values(tableColumns).join(';')}\r\n`,
      'Один верный ответ;Препарат первой линии при анафилаксии;Преднизолон|Адреналин|Хлоропирамин;2;;;1;Адреналин — сразу\r\n',
      'Число;Доза адреналина внутримышечно;;0,01;0,001;мг/кг;1;\r\n',
    ],
    { type: 'text/csv' },
  )

export function BankTable({ bankId }: { readonly bankId: string }) {
  const cache = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const check = useMutation({
    mutationFn: async (file: File) => {
      const csv = decoded(await file.arrayBuffer())
      const found = await call(importQuestions, { params: { id: bankId }, body: { csv, isDry: true } })
      return { csv, ...found }
    },
  })
  const add = useMutation({
    mutationFn: (csv: string) =>
      call(importQuestions, { params: { id: bankId }, body: { csv, isDry: false } }),
    onSuccess: ({ added }) => {
      if (added > 0) toast(words.added(added))
      check.reset()
      return cache.invalidateQueries({ queryKey: contentKey })
    },
  })
  const found = check.data
  const refused = [check, add].find((m) => m.isError)
  return (
    <Sheet title={words.upload}>
      <p className="small">{nb(words.uploadHint)}</p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.upload}
        accept=".csv,text/csv"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) check.mutate(file)
        }}
      />
      {refused && (
        <p role="alert" className="field-fault">
          {nb(refusedBy(refused.error).title)}
        </p>
      )}
      {found && found.faults.length === 0 && <p role="status">{nb(words.found(found.questions.length))}</p>}
      {found && found.faults.length > 0 && (
        <>
          <p role="alert">{nb(words.faults(found.faults.length))}</p>
          <Table
            name={words.fault}
            rows={found.faults}
            keyOf={(f) => `${f.line} ${f.column} ${f.message}`}
            columns={[
              { head: words.line, cell: (f) => f.line, number: true, phone: 'fact' },
              { head: words.column, cell: (f) => f.column, phone: 'fact' },
              { head: words.fault, cell: (f) => nb(f.message), phone: 'title' },
            ]}
          />
        </>
      )}
      <div className="acts">
        {found && found.faults.length === 0 && found.questions.length > 0 && (
          <Button wide={false} busy={add.isPending} onClick={() => add.mutate(found.csv)}>
            {words.addThese(found.questions.length)}
          </Button>
        )}
        <Button kind="plain" wide={false} busy={check.isPending} onClick={() => input.current?.click()}>
          {words.upload}
        </Button>
        <Button kind="quiet" wide={false} onClick={() => saveAs(sample(), 'voprosy.csv')}>
          {words.sampleFile}
        </Button>
      </div>
    </Sheet>
  )
}
