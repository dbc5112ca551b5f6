/** D9+: programmes from a table: checked first, saved when nothing is wrong. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Checkbox } from '../../../web/ui/fields/choice-field.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Table } from '../../../web/ui/table.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
import { saveAs } from '../../files/web/save-as.ts'
import { importColumns, importTable } from '../contract.ts'
import { deskKey } from './desk-query.ts'
import { desk } from './desk-text.ts'
import { upload as words } from './upload-text.ts'

const crumbs = [[desk.title, '/teaching']] as const
const mostBytes = 2 ** 20

/** As UTF-8, or as Excel of a Russian Windows saves it. */
export function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

/** With the mark by which Excel knows UTF-8. */
const sample = () =>
  new Blob(
    [
      `\uFEFF${Object.values(importColumns).join(';')}\r\nПовышение квалификации;Неотложная кардиология;Что делать до приезда бригады: разбор настоящих случаев;;Дистанционно;36;Договор;14500;Кардиология;Узнаёт инфаркт | Начинает лечение;;;01.02.2099;20.02.2099;25.01.2099;;20;\r\n`,
    ],
    { type: 'text/csv' },
  )

interface Picked {
  readonly name: string
  readonly text: string
}

export function Page() {
  const cache = useQueryClient()
  const go = useGo()
  const input = useRef<HTMLInputElement>(null)
  const [picked, setPicked] = useState<Picked | null>(null)
  const [isTooLarge, setTooLarge] = useState(false)
  const [submit, setSubmit] = useState(true)
  const check = useMutation({
    mutationFn: (text: string) => call(importTable, { body: { text, isDry: true, submit: false } }),
  })
  const save = useMutation({
    mutationFn: (text: string) => call(importTable, { body: { text, isDry: false, submit } }),
    onSuccess: async ({ saved }) => {
      await cache.invalidateQueries({ queryKey: deskKey })
      if (saved === 0) return
      toast(words.saved(saved))
      go(submit ? '/teaching?state=review' : '/teaching?state=draft')
    },
  })
  const pick = async (file: File | undefined) => {
    if (!file) return
    check.reset()
    save.reset()
    setTooLarge(file.size > mostBytes)
    if (file.size > mostBytes) return setPicked(null)
    const text = decoded(await file.arrayBuffer())
    setPicked({ name: file.name, text })
    check.mutate(text)
  }
  const found = save.data?.faultCount ? save.data : check.data
  const refused = [save, check].find((m) => m.isError)
  return (
    <Frame title={words.title} note={words.note} crumbs={crumbs}>
      <Sheet title={words.file}>
        <p className="small">{words.fileHint}</p>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={words.file}
          accept=".csv,text/csv"
          onChange={(event) => {
            void pick(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
        <div className="acts">
          <Button
            kind={found?.read ? 'plain' : 'main'}
            busy={check.isPending}
            onClick={() => input.current?.click()}
          >
            {words.pick}
          </Button>
          <Button kind="quiet" onClick={() => saveAs(sample(), words.sampleName)}>
            {words.sample}
          </Button>
        </div>
        <div role="status">
          {picked && <p className="small">{words.picked(picked.name)}</p>}
          {isTooLarge && <p>{words.tooLarge}</p>}
        </div>
        {refused && (
          <p role="alert">
            {nb(refusedBy(refused.error).errors[0]?.message ?? refusedBy(refused.error).title)}
          </p>
        )}
      </Sheet>
      {picked && found && found.faultCount > 0 && (
        <Sheet title={words.faultsTitle(found.faultCount)}>
          <p>{words.faultsNote}</p>
          <Table
            name={words.faultsTitle(found.faultCount)}
            rows={found.faults}
            keyOf={(f) => `${f.line} ${f.column} ${f.message}`}
            columns={[
              { head: words.what, cell: (f) => nb(f.message), phone: 'title' },
              { head: words.column, cell: (f) => f.column, phone: 'fact' },
              { head: words.line, cell: (f) => f.line, number: true, phone: 'fact' },
            ]}
          />
          {found.faultCount > found.faults.length && (
            <p>{words.more(found.faultCount - found.faults.length)}</p>
          )}
        </Sheet>
      )}
      {picked && found?.faultCount === 0 && found.read === 0 && (
        <Sheet title={words.emptyTitle}>
          <p>{words.emptyNote}</p>
        </Sheet>
      )}
      {picked && found?.faultCount === 0 && found.read > 0 && (
        <>
          <FirstAct
            tone="done"
            status={words.goodTitle}
            title={words.goodNote(found.read)}
            act={
              <Button busy={save.isPending} onClick={() => save.mutate(picked.text)}>
                {words.save(found.read)}
              </Button>
            }
          >
            <Checkbox
              name="submit"
              label={words.submit}
              hint={words.submitHint}
              value={submit}
              onChange={setSubmit}
            />
          </FirstAct>
        </>
      )}
    </Frame>
  )
}
