/** The portfolio as a table of Excel: days are days and credits are numbers, so that it can be counted there. */
import writeExcelFile, { type Cell } from 'write-excel-file/node'
import { kindWords, type PortfolioEntry } from '../contract.ts'

interface Column {
  readonly head: string
  readonly width: number
  readonly cell: (e: PortfolioEntry) => Cell
}

/** A text that begins like a formula is a text here: its type is said. */
const words = (value: string | null): Cell => (value ? { value, type: String } : null)
const day = (value: string | null): Cell =>
  value ? { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd.mm.yyyy' } : null
const number = (value: number): Cell => ({ value, type: Number })

const columns: readonly Column[] = [
  { head: 'Вид', width: 24, cell: (e) => words(kindWords[e.kind]) },
  { head: 'Название', width: 60, cell: (e) => words(e.title) },
  { head: 'Организация', width: 40, cell: (e) => words(e.organisation) },
  { head: 'Специальность', width: 28, cell: (e) => words(e.specialty) },
  { head: 'Начало', width: 12, cell: (e) => day(e.startsOn) },
  { head: 'Срок', width: 12, cell: (e) => day(e.dueOn) },
  { head: 'Окончание', width: 12, cell: (e) => day(e.endedOn) },
  { head: 'Состояние', width: 26, cell: (e) => words(e.word) },
  { head: 'ЗЕТ', width: 8, cell: (e) => number(e.credits) },
  { head: 'Начислено ЗЕТ', width: 15, cell: (e) => number(e.credited) },
  { head: 'Номер документа', width: 24, cell: (e) => words(e.number) },
  { head: 'Примечание', width: 40, cell: (e) => words(e.note) },
]

export const sheetOf = (entries: readonly PortfolioEntry[]): Promise<Buffer> =>
  writeExcelFile(
    [
      columns.map((c): Cell => ({ value: c.head, type: String, fontWeight: 'bold' })),
      ...entries.map((e) => columns.map((c) => c.cell(e))),
    ],
    { sheet: 'Портфолио', columns: columns.map((c) => ({ width: c.width })), stickyRowsCount: 1 },
  ).toBuffer()
