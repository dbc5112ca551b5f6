/** A list with filters in the address, tabs, a table and pages. */
import { useAddress } from '../address.ts'
import { Deadline, Status, type Tone } from '../ui/status.tsx'
import { Filters, type Facet } from '../ui/filters.tsx'
import { Page as Frame } from '../ui/page.tsx'
import { More, Pager } from '../ui/pager.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { plural } from '../ui/words.ts'

interface Line {
  readonly id: string
  readonly title: string
  readonly tone: Tone
  readonly word: string
  readonly due: string
  readonly credits: number
}
const lines: readonly Line[] = [
  {
    id: '1',
    title: 'Неотложная кардиология: первые 60 минут',
    tone: 'ours',
    word: 'На рассмотрении',
    due: '2026-12-04',
    credits: 36,
  },
  {
    id: '2',
    title: 'Эхокардиография при сердечной недостаточности',
    tone: 'yours',
    word: 'Нужен ваш ответ',
    due: '2026-11-25',
    credits: 18,
  },
  {
    id: '3',
    title: 'Северная академия последипломного образования',
    tone: 'refused',
    word: 'Отклонено',
    due: '2026-11-20',
    credits: 144,
  },
  {
    id: '4',
    title: 'Нарушения ритма: от ЭКГ к решению',
    tone: 'done',
    word: 'Одобрено',
    due: '2027-02-01',
    credits: 36,
  },
]
const columns: readonly Column<Line>[] = [
  { head: 'Программа', cell: (line) => line.title, phone: 'title' },
  { head: 'Состояние', cell: (line) => <Status tone={line.tone}>{line.word}</Status>, phone: 'status' },
  { head: 'Срок', cell: (line) => <Deadline at={line.due} />, phone: 'fact' },
  { head: 'ЗЕТ', cell: (line) => line.credits, number: true, phone: 'fact' },
]
const facets: readonly Facet[] = [
  {
    key: 'stage',
    legend: 'Состояние',
    options: [
      { value: 'ours', word: 'На рассмотрении', count: 12 },
      { value: 'yours', word: 'Нужен ваш ответ', count: 3 },
      { value: 'refused', word: 'Отклонено', count: 0 },
    ],
  },
  {
    key: 'form',
    legend: 'Форма',
    options: [
      { value: 'far', word: 'Дистанционно', count: 301 },
      { value: 'near', word: 'Очно', count: 74 },
    ],
  },
]

export function Page() {
  const address = useAddress()
  const chosen = { stage: address.all('stage'), form: address.all('form') }
  const page = Number(address.get('page')) || 1
  const shown = chosen.stage.length > 0 ? lines.filter((line) => chosen.stage.includes(line.tone)) : lines
  return (
    <Frame title="Каталог программ" note={plural(shown.length, 'программа', 'программы', 'программ')}>
      <Tabs
        name="Разделы каталога"
        on={address.with({ tab: address.get('tab') })}
        tabs={[
          { word: 'Все', href: address.with({ tab: null }), count: 527 },
          { word: 'В моём плане', href: address.with({ tab: 'plan' }), count: 2 },
        ]}
      />
      <Filters
        facets={facets}
        chosen={chosen}
        onChange={(key, values) => address.set({ [key]: values, page: null })}
        onClear={() => address.set({ stage: null, form: null, page: null })}
      />
      <Sheet name="Программы" bare>
        <Table
          name="Программы"
          rows={shown}
          columns={columns}
          keyOf={(line) => line.id}
          href={() => '/applications'}
        />
        <More onMore={() => undefined} busy={false} note="4 из 527" />
      </Sheet>
      <Pager page={page} pages={11} href={(n) => address.with({ page: n === 1 ? null : n })} />
    </Frame>
  )
}
