/** A table is chosen, checked at once without saving, its faults are named by line and column; saved when there are none. */
import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type ReactNode } from 'react'
import { Button } from '../button.tsx'
import { FirstAct } from '../first-act.tsx'
import { refusedBy } from '../refused-by.ts'
import { Sheet } from '../sheet.tsx'
import { Table } from '../table.tsx'
import { nb, plural, t } from '../words.ts'
import { readTable, UnreadableTable } from './read-table.ts'

export interface TableReport {
  readonly read: number
  readonly saved: number
  readonly faults: readonly { readonly line: number; readonly column: string; readonly message: string }[]
  readonly faultCount: number
}

export interface TableUploadProps<R extends TableReport> {
  /** «Таблица программ». */
  readonly title: string
  readonly hint: string
  readonly onSample: () => void
  readonly check: (text: string) => Promise<R>
  readonly save: (text: string) => Promise<R>
  readonly onSaved: (report: R) => Promise<void>
  /** What a good table will do: «Прочитано: 12 программ». */
  readonly good: (report: R) => string
  /** The word on the button; null: there is nothing to save. */
  readonly act: (report: R) => string | null
  readonly empty: { readonly title: string; readonly note: string }
  readonly children?: ReactNode
}

const words = {
  pick: nb('Выбрать файл'),
  picked: (name: string) => t`Выбран ${name}`,
  sample: nb('Скачать образец'),
  goodTitle: nb('Ошибок нет'),
  notYet: nb('Пока ничего не сохранено.'),
  faultsTitle: (n: number) => t`${plural(n, 'ошибка', 'ошибки', 'ошибок')} в таблице`,
  faultsNote: nb('Ничего не сохранено. Исправьте таблицу и выберите её снова.'),
  more: (n: number) => t`И ещё ${n}.`,
  line: 'Строка',
  column: 'Столбец',
  what: nb('Что исправить'),
  tooLarge: nb('Файл больше 1 МБ: загрузите его частями'),
  old: nb('Это файл Excel старого вида (.xls). Сохраните его как .xlsx или CSV'),
  broken: nb('Файл не открылся: он повреждён или это не таблица'),
} as const

const mostBytes = 2 ** 20

interface Picked {
  readonly name: string
  readonly text: string
}

export function TableUpload<R extends TableReport>(p: TableUploadProps<R>) {
  const input = useRef<HTMLInputElement>(null)
  const [picked, setPicked] = useState<Picked | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const check = useMutation({ mutationFn: p.check })
  const save = useMutation({
    mutationFn: p.save,
    onSuccess: async (report) => {
      if (report.faultCount === 0) await p.onSaved(report)
    },
  })
  const pick = async (file: File | undefined) => {
    if (!file) return
    check.reset()
    save.reset()
    setPicked(null)
    setFault(file.size > mostBytes ? words.tooLarge : null)
    if (file.size > mostBytes) return
    try {
      const text = await readTable(file)
      setPicked({ name: file.name, text })
      check.mutate(text)
    } catch (error) {
      if (!(error instanceof UnreadableTable)) throw error
      setFault(error.message === 'old' ? words.old : words.broken)
    }
  }
  const found = save.data?.faultCount ? save.data : check.data
  const refused = [save, check].find((m) => m.isError)
  return (
    <>
      <Sheet title={p.title}>
        <p className="small">{p.hint}</p>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={p.title}
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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
          <Button kind="quiet" onClick={p.onSample}>
            {words.sample}
          </Button>
        </div>
        <div role="status">
          {picked && <p className="small">{words.picked(picked.name)}</p>}
          {fault && <p>{fault}</p>}
        </div>
        {refused && (
          <p role="alert">
            {nb(refusedBy(refused.error).errors[0]?.message ?? refusedBy(refused.error).title)}
          </p>
        )}
      </Sheet>
      {picked && found && found.faultCount > 0 && <Faults of={found} />}
      {picked && found?.faultCount === 0 && p.act(found) === null && (
        <Sheet title={p.empty.title}>
          <p>{found.read > 0 ? p.good(found) : p.empty.note}</p>
        </Sheet>
      )}
      {picked && found?.faultCount === 0 && p.act(found) !== null && (
        <FirstAct
          tone="done"
          status={words.goodTitle}
          title={`${p.good(found)} ${words.notYet}`}
          act={
            <Button busy={save.isPending} onClick={() => save.mutate(picked.text)}>
              {p.act(found)}
            </Button>
          }
        >
          {p.children}
        </FirstAct>
      )}
    </>
  )
}

const Faults = ({ of }: { readonly of: TableReport }) => (
  <Sheet title={words.faultsTitle(of.faultCount)}>
    <p>{words.faultsNote}</p>
    <Table
      name={words.faultsTitle(of.faultCount)}
      rows={of.faults}
      keyOf={(f) => `${f.line} ${f.column} ${f.message}`}
      columns={[
        { head: words.what, cell: (f) => nb(f.message), phone: 'title' },
        { head: words.column, cell: (f) => f.column, phone: 'fact' },
        { head: words.line, cell: (f) => f.line, number: true, phone: 'fact' },
      ]}
    />
    {of.faultCount > of.faults.length && <p>{words.more(of.faultCount - of.faults.length)}</p>}
  </Sheet>
)
