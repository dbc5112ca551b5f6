// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { renderPage } from '../../../web/test/render.tsx'
import { Page } from './one.tsx'
import {
  application,
  decidedAs,
  id,
  plain,
  questionId,
  refuse,
  server,
  withQuestion,
} from './pages.test.scene.ts'

vi.mock('../../../web/signing/key.ts', () => ({ loadKey: async () => undefined }))
beforeEach(() => vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:https://localhost/1'))
afterEach(() => {
  sessionStorage.clear()
})

const open = () => renderPage(<Page />, { path: '/applications/$id', at: `/applications/${id}` })
const preview = { 'GET /api/files/': () => new Response(new Blob(['картинка'])) }
const text = (): string => plain(document.body)

test('D6 a question: the page opens with what to do and by when, and says that the clock stands', async () => {
  server({ ...preview, 'GET /api/applications/': () => withQuestion() })
  await open()
  expect(await screen.findByRole('heading', { level: 1, name: /Проверка\sдиплома/ })).toBeTruthy()
  expect(text()).toMatch(/Заявление № 2026-041877 от 19 ноября 2026/)
  expect(text()).toMatch(
    /Нужен ваш ответ.*до 25 ноября, осталось 2 дня.*Ответьте проверяющему, и мы решим к 27 ноября.*срок рассмотрения стоит/,
  )
  expect(screen.getByRole('link', { name: /К\sвопросу/ }).getAttribute('href')).toBe('#answer')
  expect(text()).toMatch(/до 27 ноября.*Решение.*Срок отсчитывается от вашего ответа/)
})

test('D6 the answer is sent once with its question; the page changes and says so', async () => {
  const asked = server({
    ...preview,
    'GET /api/applications/': () => withQuestion(),
    [`POST /api/applications/${id}/answers`]: () => application({ version: 3 }),
  })
  const { user } = await open()
  const form = await screen.findByRole('form', { name: 'Ваш ответ' })
  await user.type(within(form).getByRole('textbox', { name: 'Ваш ответ' }), 'Посылаю лист целиком')
  await user.click(within(form).getByRole('button', { name: /Отправить\sответ/ }))
  await waitFor(() => expect(screen.queryByRole('form', { name: 'Ваш ответ' })).toBeNull())
  const sent = asked.filter((a) => a.method === 'POST')
  expect(sent).toMatchObject([{ body: { questionId, text: 'Посылаю лист целиком', fileIds: [] } }])
})

test('D6 a refused answer stays typed, and the fault stands on top', async () => {
  server({
    ...preview,
    'GET /api/applications/': () => withQuestion(),
    [`POST /api/applications/${id}/answers`]: () =>
      refuse(409, 'application.already-answered', 'На этот вопрос вы уже ответили'),
  })
  const { user } = await open()
  const field = await screen.findByRole('textbox', { name: 'Ваш ответ' })
  await user.type(field, 'Ответ')
  await user.click(screen.getByRole('button', { name: /Отправить\sответ/ }))
  expect(plain(await screen.findByRole('alert'))).toContain('уже ответили')
  expect((field as HTMLTextAreaElement).value).toBe('Ответ')
})

test('D6 an answer lost on the way is sent again as the same act; one refused and mended is another', async () => {
  const replies = [
    () => Promise.reject(new TypeError('Failed to fetch')),
    () => refuse(422, 'invalid', 'Проверьте поля'),
    () => application({ version: 3 }),
  ]
  const asked = server({
    ...preview,
    'GET /api/applications/': () => withQuestion(),
    [`POST /api/applications/${id}/answers`]: () => replies.shift()!(),
  })
  const { user } = await open()
  await user.type(await screen.findByRole('textbox', { name: 'Ваш ответ' }), 'Посылаю')
  const send = screen.getByRole('button', { name: /Отправить\sответ/ })
  await user.click(send)
  await screen.findByText(/Нет\sсвязи/)
  await user.click(send)
  await screen.findByText(/Проверьте\sполя/)
  await user.click(send)
  await waitFor(() => expect(screen.queryByRole('form', { name: 'Ваш ответ' })).toBeNull())
  const [first, second, third] = asked.filter((a) => a.method === 'POST').map((a) => a.act)
  expect(first).toBeTruthy()
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('D6 words typed and not sent survive leaving the page', async () => {
  server({ ...preview, 'GET /api/applications/': () => withQuestion() })
  const { user, unmount } = await open()
  await user.type(await screen.findByRole('textbox', { name: 'Ваш ответ' }), 'Полдела')
  unmount()
  await open()
  expect(((await screen.findByRole('textbox', { name: 'Ваш ответ' })) as HTMLTextAreaElement).value).toBe(
    'Полдела',
  )
})

test('D6 under review: status beside the title, the day and how sure it is, no panel without an act', async () => {
  server({ ...preview, 'GET /api/applications/': () => application() })
  await open()
  expect(await screen.findByText('На рассмотрении')).toBeTruthy()
  expect(text()).toMatch(/Перед вами 4 заявления\. Из последних 120 решений в срок — 94 %\./)
  expect(text()).toMatch(/Подписано кодом из СМС.*Скан принят: 1 файл, 2,4 МБ.*Создан черновик/)
})

test('D6 approved: the certificate is offered at once, with the early day', async () => {
  const one = {
    id: '0193a1de-0000-7000-8000-0000000000c1',
    number: 'НМО-7Q4K-2209',
    kind: 'education-record',
    title: 'Сертификат',
    about: 'диплом',
    status: 'valid',
    issuedAt: '2026-11-24T09:40:10.000Z',
    revokedAt: null,
    revokeReason: null,
    applicationId: id,
    code: '7Q4K-2209-ABCD-EFGH',
    verifyUrl: 'https://localhost:8443/verify/7Q4K',
    fileName: 'sertifikat.pdf',
    sizeBytes: 184_000,
    holder: 'Орлова Е. В.',
    facts: [],
    qr: { size: 21, path: 'M0 0h1v1h-1z' },
  }
  server({
    ...preview,
    'GET /api/applications/': () => decidedAs('approved'),
    'GET /api/certificates': ({ url }) =>
      url.searchParams.get('applicationId') === id ? { items: [one] } : { items: [] },
    'GET /api/certificates/': () => one,
  })
  await open()
  expect(await screen.findByRole('button', { name: /Скачать\sPDF,\s180\sКБ/ })).toBeTruthy()
  expect(text()).toMatch(/24 ноября, на 3 дня раньше срока/)
  expect(screen.getByRole('img', { name: /Код\sпроверки\sсертификата\sНМО-7Q4K-2209/ })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Отозвать/ })).toBeNull()
})

test('D6 rejected: the reason is the title, and the way on leads to the record', async () => {
  server({ ...preview, 'GET /api/applications/': () => decidedAs('rejected') })
  await open()
  expect(await screen.findByRole('heading', { level: 2, name: /Скан\sне\sчитается/ })).toBeTruthy()
  expect(screen.getByRole('link', { name: /Открыть\sзапись/ })).toBeTruthy()
})

test('D6 returned to be mended: no refusal; the reason, what to do, and the way to do it', async () => {
  const back = decidedAs('rejected')
  const reason = 'Вернули на доработку: исправьте и подайте снова. Нет второй страницы'
  server({
    ...preview,
    'GET /api/applications/': () => ({
      ...back,
      kind: 'professional-activity',
      decision: { ...back.decision!, reason, isReturned: true },
      journal: [
        { at: back.decision!.at, act: 'rejected', to: 'rejected', who: 'Л. М. Дёмина', note: reason },
      ],
    }),
  })
  await open()
  expect(await screen.findByRole('heading', { level: 2, name: /Нет\sвторой\sстраницы/ })).toBeTruthy()
  expect(screen.getAllByText('Возвращено')).toHaveLength(2)
  expect(screen.queryByText('Отклонено')).toBeNull()
  expect(text()).toMatch(/Исправьте названное и отправьте снова/)
  expect(screen.getByRole('link', { name: 'Исправить' }).getAttribute('href')).toBe(
    `/credits/activities/${back.subjectId}`,
  )
})

test('C7 withdrawal asks first; the safe button has the focus; one act', async () => {
  const asked = server({
    ...preview,
    'GET /api/applications/': () => application(),
    [`POST /api/applications/${id}/withdrawal`]: () =>
      application({
        status: 'withdrawn',
        clock: 'over',
        dueOn: null,
        forecast: null,
        can: { answer: false, write: false, withdraw: false },
      }),
  })
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: /Отозвать\sзаявление…/ }))
  const dialog = await screen.findByRole('dialog', { name: /Отозвать\sзаявление\?/ })
  expect(plain(document.activeElement)).toMatch(/Оставить/)
  expect(plain(dialog)).toMatch(/место в очереди пропадёт/)
  await user.click(within(dialog).getByRole('button', { name: /^Отозвать\sзаявление$/ }))
  expect(await screen.findByText('Отозвано')).toBeTruthy()
  expect(asked.filter((a) => a.method === 'POST')).toHaveLength(1)
})

test('C7 failed, absent and waiting have their faces', async () => {
  server({ 'GET /api/applications/': () => refuse(500, 'defect', 'У нас сбой') })
  const failed = await open()
  expect(plain(await screen.findByRole('alert'))).toMatch(/не загрузилось/)
  failed.unmount()
  server({ 'GET /api/applications/': () => refuse(404, 'application.not-found', 'Такого заявления нет') })
  const absent = await open()
  expect(await screen.findByRole('heading', { name: /Такого\sзаявления\sнет/ })).toBeTruthy()
  expect(screen.getByRole('link', { name: /К\sмоим\sзаявлениям/ })).toBeTruthy()
  absent.unmount()
  server({ 'GET /api/applications/': () => new Promise<Response>(() => undefined) })
  await open()
  expect(screen.getByRole('status', { name: /Загружаем\sзаявление/ })).toBeTruthy()
})
