// @vitest-environment happy-dom
/** Dialogs, toasts, filters, pages, the journal: behaviour by role and label. */
import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { useAddress } from '../address.ts'
import { renderKit } from '../test/render.tsx'
import { Button } from './button.tsx'
import { DangerDialog } from './dialog.tsx'
import { Filters, type Facet } from './filters.tsx'
import { FirstAct } from './first-act.tsx'
import { Journal } from './journal.tsx'
import { Pager, pagesShown } from './pager.tsx'
import { Sheet } from './sheet.tsx'
import { Deadline, Status } from './status.tsx'
import { Table } from './table.tsx'
import { toast, Toaster } from './toast.tsx'

const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ')

function Dangerous({ onAct }: { readonly onAct: () => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="danger-quiet" onClick={() => setOpen(true)}>
        Отозвать…
      </Button>
      <DangerDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title="Отозвать заявление?"
        act="Отозвать"
        keep="Оставить"
        onAct={onAct}
      >
        Место в очереди пропадёт. Скан останется.
      </DangerDialog>
    </>
  )
}

test('a dangerous act asks by the verb, the safe button has focus, focus comes back', async () => {
  const act = vi.fn<() => void>()
  const { user } = await renderKit(<Dangerous onAct={act} />)
  const opener = screen.getByRole('button', { name: 'Отозвать…' })
  await user.click(opener)
  expect(screen.getByRole('dialog', { name: 'Отозвать заявление?' })).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Оставить' }))
  await user.click(screen.getByRole('button', { name: 'Оставить' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(opener)
  await user.click(opener)
  await user.click(screen.getByRole('button', { name: 'Отозвать' }))
  expect(act).toHaveBeenCalledTimes(1)
})

test('one toast at a time; its act works', async () => {
  const undo = vi.fn<() => void>()
  const { user } = await renderKit(<Toaster />)
  toast('Первое')
  toast('Добавлено в план', { word: 'Отменить', run: undo })
  await waitFor(() => expect(plain(screen.getByRole('status').textContent)).toBe('Добавлено в планОтменить'))
  await user.click(screen.getByRole('button', { name: 'Отменить' }))
  expect(undo).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('status').textContent).toBe('')
})

const facets: readonly Facet[] = [
  {
    key: 'stage',
    legend: 'Состояние',
    options: [
      { value: 'ours', word: 'На рассмотрении', count: 3 },
      { value: 'done', word: 'Одобрено', count: 0 },
    ],
  },
]
function Listed() {
  const address = useAddress()
  return (
    <Filters
      facets={facets}
      chosen={{ stage: address.all('stage') }}
      onChange={(key, values) => address.set({ [key]: values, page: null })}
      onClear={() => address.set({ stage: null })}
    />
  )
}

test('filters live in the address and repeat as pills', async () => {
  const { user, where } = await renderKit(<Listed />, { path: '/applications', at: '/applications?page=3' })
  await user.click(screen.getByRole('button', { name: 'Состояние' }))
  await user.click(await screen.findByRole('checkbox', { name: 'Одобрено' }))
  await waitFor(() => expect(where()).toBe('/applications?stage=done'))
  await user.click(screen.getByRole('checkbox', { name: /На.рассмотрении/ }))
  await waitFor(() => expect(where()).toBe('/applications?stage=done&stage=ours'))
  await user.click(screen.getByRole('button', { name: 'Показать' }))
  await user.click(screen.getByRole('button', { name: 'Убрать фильтр: Одобрено' }))
  await waitFor(() => expect(where()).toBe('/applications?stage=ours'))
  await user.click(screen.getByRole('button', { name: 'Сбросить' }))
  await waitFor(() => expect(where()).toBe('/applications'))
})

test('pages shown: ends, neighbours, no gap of one', () => {
  expect(pagesShown(1, 11)).toEqual([1, 2, 3, null, 11])
  expect(pagesShown(6, 11)).toEqual([1, null, 5, 6, 7, null, 11])
  expect(pagesShown(3, 5)).toEqual([1, 2, 3, 4, 5])
  expect(pagesShown(11, 11)).toEqual([1, null, 9, 10, 11])
  expect(pagesShown(1, 1)).toEqual([1])
})

test('the pager is links; the current page says so', async () => {
  await renderKit(<Pager page={2} pages={3} href={(n) => `/list?page=${n}`} />)
  expect(screen.getByRole('link', { name: /Страница.2/ }).getAttribute('aria-current')).toBe('page')
  expect(screen.getByRole('link', { name: 'Следующая страница' }).getAttribute('href')).toBe('/list?page=3')
})

test('the journal says date, time and what is still ahead', async () => {
  await renderKit(
    <Journal
      steps={[
        { at: '2026-11-27', tone: 'quiet', title: 'Решение', ahead: true },
        {
          at: '2026-11-22T15:30:00Z',
          tone: 'yours',
          title: 'Проверяющий задал вопрос',
          note: 'Срок остановлен',
        },
      ]}
    />,
  )
  expect(screen.getAllByRole('listitem').map((li) => plain(li.textContent))).toEqual([
    'до 27 ноябряРешение',
    '22 ноября18:30Проверяющий задал вопросСрок остановлен',
  ])
})

test('word, shape and colour: the word alone is enough', async () => {
  await renderKit(
    <Sheet title="Заявление">
      <FirstAct
        status="Нужен ваш ответ"
        due="до 25 ноября"
        title="Ответьте проверяющему"
        act={<Button>Ответить</Button>}
      />
      <Status tone="refused">Отклонено</Status>
      <Deadline at="2026-11-21" />
    </Sheet>,
  )
  const sheet = screen.getByRole('region', { name: 'Заявление' })
  expect(plain(sheet.textContent)).toContain('Нужен ваш ответдо 25 ноября')
  expect(plain(sheet.textContent)).toContain('Отклоненодо 21 ноябряпросрочено на 2 дня')
})

test('a table is a list on a phone, nothing named is lost', async () => {
  const view = (
    <Table
      name="Программы"
      rows={[{ id: '1', title: 'Кардиология', credits: 36 }]}
      columns={[
        { head: 'Программа', cell: (r) => r.title, phone: 'title' },
        { head: 'ЗЕТ', cell: (r) => r.credits, number: true, phone: 'fact' },
      ]}
      keyOf={(r) => r.id}
      href={(r) => `/programmes/${r.id}`}
    />
  )
  const { unmount } = await renderKit(view)
  expect(screen.getByRole('table', { name: 'Программы' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Кардиология' }).getAttribute('href')).toBe('/programmes/1')
  unmount()
  ;(window as unknown as { happyDOM: { setViewport: (v: { width: number }) => void } }).happyDOM.setViewport({
    width: 390,
  })
  await renderKit(view)
  expect(plain(screen.getByRole('list', { name: 'Программы' }).textContent)).toBe('КардиологияЗЕТ36')
})
