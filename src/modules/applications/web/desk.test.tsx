// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import { DeskApplication } from '../contract.ts'
import { Page as One } from './desk-one.tsx'
import { Page as Start } from './desk-start.tsx'
import { card, deskFacts, id, plain, queueRow, refuse, server, type Asked } from './pages.test.scene.ts'

vi.mock('../../../web/signing/key.ts', () => ({ loadKey: async () => undefined }))
beforeEach(() => vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:https://localhost/1'))
afterEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

const rows = [queueRow(0), queueRow(1), queueRow(2)]
const queue = () => ({
  items: rows,
  nextCursor: null,
  counts: { waiting: 24, today: 2, overdue: 0, asked: 3 },
})
const marked = (...verdicts: (boolean | null)[]): DeskApplication['facts'] =>
  deskFacts.map((f, i) => ({
    ...f,
    verdict:
      verdicts[i] === null || verdicts[i] === undefined
        ? null
        : { matches: verdicts[i], onScan: null, by: 'Л. М. Дёмина', at: '2026-11-23T07:00:00.000Z' },
  }))

function desk(shown: DeskApplication, more: Parameters<typeof server>[0] = {}): Asked[] {
  return server({
    'GET /api/desk/queue': queue,
    'GET /api/desk/applications/': () => shown,
    [`GET /api/desk/applications/${id}/files/`]: () =>
      new Response(new Blob(['скан'], { type: 'image/jpeg' })),
    [`PUT /api/desk/applications/${id}/verdicts`]: () => shown,
    ...more,
  })
}
const open = () =>
  renderPage(<One />, { path: '/desk/$id', at: `/desk/${id}`, session: testSession(['citizen', 'verifier']) })
const check = async () => {
  await screen.findByRole('heading', { level: 2, name: /Сверьте/ })
  return within(screen.getByRole('region', { name: 'Сверка' }))
}
const posts = (asked: Asked[]) =>
  asked.filter((a) => a.method !== 'GET').map((a) => `${a.method} ${a.path.replace(/.*0a\//, '')}`)

describe('D6 the verifier’s desk', () => {
  test('full: the queue by its days, the fields with what is known, the scan as sheets', async () => {
    desk(card())
    await open()
    const pane = await check()
    const list = plain(screen.getByRole('region', { name: 'Очередь' }))
    expect(list).toMatch(
      /Очередь: 24.*2 — сегодня, просроченных нет.*Кузнецов А\. П\..*сегодня до 18:00.*Белова Н\. И\..*завтра.*Гусейнов Т\. Р\..*30 ноября/,
    )
    expect(plain(document.body)).toMatch(/Сверьте 2 поля.*0 из 2.*№ 2026-041877, подано 19 ноября/)
    expect(plain(pane.getByRole('group', { name: 'Владелец: сверка' }).parentElement)).toMatch(
      /Кузнецов Артём Павлович.*совпадает с Госуслугами/,
    )
    expect(await screen.findByRole('img', { name: /Скан:.diplom\.jpg, лист.1/ })).toBeTruthy()
  })

  test('the reason stands beside the disabled act', async () => {
    desk(card({ facts: marked(true, false) }))
    await open()
    const pane = await check()
    const approve = pane.getByRole('button', { name: /Одобрить/ })
    expect(approve).toHaveProperty('disabled', true)
    expect(plain(document.getElementById(approve.getAttribute('aria-describedby') ?? ''))).toBe(
      'Одобрить нельзя: не совпало: серия и номер.',
    )
  })

  test('the first mark takes the application, then marks; marks go one after another', async () => {
    const asked = desk(
      card({
        holder: null,
        can: { claim: true, check: false, ask: false, remark: false, approve: false, reject: false },
      }),
      {
        [`POST /api/desk/applications/${id}/claim`]: () => card(),
        [`PUT /api/desk/applications/${id}/verdicts`]: () => card(),
      },
    )
    const { user } = await open()
    const pane = await check()
    await user.click(
      within(pane.getByRole('group', { name: 'Владелец: сверка' })).getByRole('button', {
        name: 'Совпадает',
      }),
    )
    await user.click(
      within(pane.getByRole('group', { name: 'Серия и номер: сверка' })).getByRole('button', {
        name: 'Не совпадает',
      }),
    )
    await waitFor(() => expect(posts(asked)).toEqual(['POST claim', 'PUT verdicts', 'PUT verdicts']))
    expect(asked.at(-1)?.body).toMatchObject({ verdicts: [{ key: 'number', matches: false }] })
  })

  test('all fields are said to agree at once', async () => {
    const asked = desk(card({ facts: marked(), isScanOpened: true }))
    const { user } = await open()
    await user.click((await check()).getByRole('button', { name: /Все.поля.совпадают/ }))
    await waitFor(() => expect(posts(asked)).toEqual(['PUT verdicts']))
    expect(asked.at(-1)?.body).toEqual({
      verdicts: deskFacts.map(({ key }) => ({ key, matches: true, onScan: '' })),
    })
  })

  test('nobody agrees to a scan that was not seen', async () => {
    desk(card(), { [`GET /api/desk/applications/${id}/files/`]: () => new Response(null, { status: 503 }) })
    await open()
    expect((await check()).queryByRole('button', { name: /поля.совпадают/ })).toBeNull()
  })

  test('what stands on the scan is typed, and the differing signs are marked', async () => {
    const asked = desk(card({ facts: marked(true, false) }))
    const { user } = await open()
    const pane = await check()
    await user.click(pane.getByText('Серия и номер'))
    await user.type(pane.getByRole('textbox', { name: /Что.стоит.на.скане/ }), '7827 № 0114823')
    await waitFor(
      () =>
        expect(asked.at(-1)?.body).toEqual({
          verdicts: [{ key: 'number', matches: false, onScan: '7827 № 0114823' }],
        }),
      {
        timeout: 3000,
      },
    )
    await waitFor(() => expect(plain(document.querySelector('.loupe mark'))).toBe('32'))
  })

  test('keys: arrows choose the field, Y and N mark it, J goes on; typing and the switch keep them silent', async () => {
    const asked = desk(card())
    const { user, where } = await open()
    const pane = await check()
    await user.keyboard('y')
    await user.keyboard('{ArrowDown}n')
    await waitFor(() => expect(posts(asked)).toEqual(['PUT verdicts', 'PUT verdicts']))
    await user.click(pane.getByRole('textbox', { name: /Что.стоит/ }))
    await user.keyboard('j')
    expect(where()).toContain(id)
    await user.click(screen.getByRole('checkbox', { name: /Управлять.клавишами/ }))
    await user.keyboard('y')
    // With the switch off the second «y» marks nothing.
    expect(JSON.stringify(asked.map((a) => a.body)).match(/"owner"/g)).toHaveLength(1)
  })

  test('everything agrees and the scan was seen: A approves with the version seen, and the next one comes', async () => {
    const asked = desk(card({ facts: marked(true, true), version: 7 }), {
      [`POST /api/desk/applications/${id}/decision`]: () =>
        card({
          status: 'approved',
          clock: 'over',
          can: { claim: false, check: false, ask: false, remark: false, approve: false, reject: false },
        }),
    })
    const { user, where } = await open()
    await check()
    await screen.findByRole('img', { name: /Скан/ })
    await user.keyboard('a')
    await waitFor(() =>
      expect(asked.find((a) => a.method === 'POST')?.body).toEqual({ outcome: 'approved', version: 7 }),
    )
    await waitFor(() => expect(where()).toContain(rows[1]!.id))
  })

  test('a refusal of the server is said, and what was typed stays', async () => {
    desk(card({ facts: marked(true, true) }), {
      [`POST /api/desk/applications/${id}/decision`]: () =>
        refuse(409, 'application.changed', 'Заявление изменилось, пока вы его проверяли. Посмотрите ещё раз'),
    })
    const { user } = await open()
    const pane = await check()
    await screen.findByRole('img', { name: /Скан/ })
    await user.click(pane.getByRole('button', { name: /Одобрить/ }))
    await waitFor(() => expect(pane.getByRole('alert').textContent).toMatch(/изменилось/))
  })

  test('a question begins with what the marks say, and says that the clock stops', async () => {
    const asked = desk(card({ facts: marked(true, false) }), {
      [`POST /api/desk/applications/${id}/questions`]: () => card({ status: 'question', clock: 'stopped' }),
    })
    const { user } = await open()
    await check()
    await user.keyboard('q')
    const dialog = within(await screen.findByRole('dialog', { name: /Спросить/ }))
    expect((dialog.getByRole('textbox', { name: 'Вопрос' }) as HTMLTextAreaElement).value).toMatch(
      /Поле «Серия и номер» не совпадает/,
    )
    expect(dialog.getByRole('checkbox', { name: /Остановить.срок/ })).toHaveProperty('checked', true)
    await user.click(dialog.getByRole('button', { name: /Задать.вопрос/ }))
    await waitFor(() => expect(posts(asked)).toEqual(['POST questions']))
  })

  test('a refusal needs a reason, offers the one the marks speak for, and asks before it is done', async () => {
    const asked = desk(card({ facts: marked(true, false) }), {
      [`POST /api/desk/applications/${id}/decision`]: () =>
        card({
          status: 'rejected',
          clock: 'over',
          can: { claim: false, check: false, ask: false, remark: false, approve: false, reject: false },
        }),
    })
    const { user } = await open()
    await check()
    await user.keyboard('r')
    const dialog = within(await screen.findByRole('dialog', { name: /Отклонить.заявление\?/ }))
    expect(plain(document.activeElement)).toBe('Вернуться к сверке')
    await user.type(dialog.getByRole('textbox', { name: /Пояснение/ }), 'Проверьте номер')
    await user.click(dialog.getByRole('button', { name: 'Отклонить заявление' }))
    await waitFor(() =>
      expect(asked.find((a) => a.method === 'POST')?.body).toEqual({
        outcome: 'rejected',
        version: 1,
        reason: 'number-differs',
        comment: 'Проверьте номер',
      }),
    )
  })

  test('held by another: it says by whom and until when, and nothing can be pressed', async () => {
    desk(
      card({
        holder: { name: 'И. Е. Яковлев', isMe: false, until: '2026-11-23T08:12:00.000Z' },
        can: { claim: false, check: false, ask: false, remark: false, approve: false, reject: false },
      }),
    )
    await open()
    const pane = await check()
    expect(plain(document.body)).toMatch(/Сейчас его проверяет И\. Е\. Яковлев\. Освободится в 11:12/)
    for (const button of ['Одобрить', 'Спросить', 'Отклонить…'])
      expect(pane.getByRole('button', { name: new RegExp(button) })).toHaveProperty('disabled', true)
    expect(pane.getAllByRole('button', { name: 'Совпадает' })[0]).toHaveProperty('disabled', true)
  })

  test('absent, failed and refused have their faces, and the queue stays', async () => {
    desk(card(), {
      'GET /api/desk/applications/': () => refuse(404, 'application.not-found', 'Такого заявления нет'),
    })
    const absent = await open()
    expect(await screen.findByRole('heading', { name: /Такого.заявления.нет/ })).toBeTruthy()
    expect(plain(screen.getByRole('region', { name: 'Очередь' }))).toMatch(/Белова/)
    absent.unmount()
    desk(card(), { 'GET /api/desk/applications/': () => refuse(500, 'defect', 'У нас сбой') })
    const failed = await open()
    expect(plain(await screen.findByRole('alert'))).toMatch(/не загрузилось/)
    failed.unmount()
    desk(card(), { 'GET /api/desk/applications/': () => refuse(403, 'forbidden', 'Нет') })
    await open()
    expect(await screen.findByRole('heading', { name: /проверяют.сотрудники/ })).toBeTruthy()
  })

  test('the scan that did not open says so and can be tried again; the rest of the desk works', async () => {
    desk(card(), {
      [`GET /api/desk/applications/${id}/files/`]: () => refuse(503, 'unavailable', 'Перегружен'),
    })
    await open()
    await check()
    expect(plain(await screen.findByRole('alert', {}, { timeout: 5000 }))).toMatch(/Скан не открылся/)
  })
})

describe('D6 the desk before anything is opened', () => {
  const start = () => renderPage(<Start />, { path: '/desk', session: testSession(['citizen', 'verifier']) })

  test('offers the first free one, and opens nothing by itself', async () => {
    const asked = desk(card())
    await start()
    const link = await screen.findByRole('link', { name: /Начать.с.первого/ })
    expect(link).toHaveProperty('pathname', `/desk/${id}`)
    expect(asked.every((a) => a.path.startsWith('/api/desk/queue'))).toBe(true)
  })

  test('empty says so; failed offers to try again', async () => {
    desk(card(), {
      'GET /api/desk/queue': () => ({
        items: [],
        nextCursor: null,
        counts: { waiting: 0, today: 0, overdue: 0, asked: 0 },
      }),
    })
    const empty = await start()
    expect((await screen.findAllByRole('heading', { name: /Очередь.пуста/ })).length).toBeGreaterThan(0)
    empty.unmount()
    desk(card(), { 'GET /api/desk/queue': () => refuse(500, 'defect', 'У нас сбой') })
    await start()
    expect((await screen.findAllByRole('button', { name: 'Повторить' })).length).toBeGreaterThan(0)
  })
})
