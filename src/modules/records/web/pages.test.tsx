// @vitest-environment happy-dom
/** Documents by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage } from '../../../web/test/render.tsx'
import { DraftFields, type Draft, type EducationRecord } from '../contract.ts'
import { Page as DraftPage } from './draft.tsx'
import { Page as ListPage } from './list.tsx'
import { Page as NewPage } from './new.tsx'
import { Page as RecordPage } from './record.tsx'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const id = '0193a1de-0000-7000-8000-000000000001'
const at = '2026-11-23T07:41:00.000Z'
const file = {
  id: '0193a1de-0000-7000-8000-000000000002',
  name: 'diplom-2026.jpg',
  state: 'ready',
  type: 'image/jpeg',
  sizeBytes: 2_400_000,
  pageCount: 1,
} as const
const fields = DraftFields.parse({
  institutionName: 'Северная академия',
  specialty: '31.08.12',
  kind: 'retraining-diploma',
  form: 'part-time',
  startedOn: '2026-02-03',
  endedOn: '2026-01-30',
  issuedOn: '2026-06-05',
  hours: '504',
  series: '7827',
  number: '011482',
  fileIds: [file.id],
})
const draft: Draft = {
  id,
  version: 2,
  fields,
  files: [file],
  title: 'Диплом: Северная академия',
  createdAt: at,
  savedAt: at,
  mends: null,
}
const record: EducationRecord = {
  id,
  status: 'unverified',
  kind: 'retraining-diploma',
  institution: { id: null, name: 'Северная академия, Псков' },
  specialty: { code: '31.08.12', name: 'Функциональная диагностика' },
  programme: null,
  form: 'part-time',
  startedOn: '2026-02-03',
  endedOn: '2026-05-30',
  issuedOn: '2026-06-05',
  hours: 504,
  series: '7827',
  number: '0114823',
  files: [file],
  confirmedAt: at,
  application: { id, number: '2026-000123', status: 'under-review', dueOn: '2026-11-27' },
  decidedAt: null,
  reason: null,
  can: { mend: false },
}
const down = () => {
  throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен', instance: 'abcdef12-x' })
}
const gone = (code: string) => () => {
  throw new Refusal({ code, status: code.endsWith('confirmed') ? 409 : 404, title: 'Нет' })
}

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/education/kinds': () => ({
      items: [
        {
          kind: 'retraining-diploma',
          levels: ['residency'],
          forms: ['full-time', 'part-time'],
          asksHours: true,
          minHours: 250,
          asksProgramme: true,
          numberHint: 'серия — 4 цифры, номер — 7',
        },
      ],
    }),
    'GET /api/specialties': () => ({
      items: [{ key: '31.08.12', code: '31.08.12', name: 'Функциональная диагностика', level: 'residency' }],
    }),
    'GET /api/certificates': () => ({ items: [] }),
    'GET /api/education/drafts/:id': () => draft,
    'PUT /api/education/drafts/:id': ({ body }) => ({ ...draft, version: 3, fields: body?.['fields'] }),
    'GET /api/education/records/:id': () => record,
  })
})
const open = () => renderPage(<DraftPage />, { path: '/documents/draft/$id', at: `/documents/draft/${id}` })
const openRecord = () => renderPage(<RecordPage />, { path: '/documents/$id', at: `/documents/${id}` })

test('D5 the list: drafts to finish, records with their state; empty; failed', async () => {
  answers['GET /api/education/records'] = () => ({ records: [record], drafts: [draft] })
  const full = await renderPage(<ListPage />)
  expect((await screen.findByRole('link', { name: /Диплом: Северная/ })).getAttribute('href')).toBe(
    `/documents/draft/${id}`,
  )
  expect(screen.getByText(/Не\sпроверено/)).toBeTruthy()
  expect(screen.getByRole('link', { name: /Сертификаты/ }).getAttribute('href')).toBe(
    '/documents?tab=certificates',
  )
  full.unmount()
  answers['GET /api/education/records'] = () => ({ records: [], drafts: [] })
  const empty = await renderPage(<ListPage />)
  expect(await screen.findByText(/Записей\sоб\sобразовании\sпока\sнет/)).toBeTruthy()
  expect(screen.queryByText('Черновики')).toBeNull()
  empty.unmount()
  answers['GET /api/education/records'] = down
  await renderPage(<ListPage />)
  expect(await screen.findByText(/Документы\sне\sзагрузились/)).toBeTruthy()
})

test('D5 a new record is a draft on the server; a failed start can be repeated', async () => {
  answers['POST /api/education/drafts'] = down
  const { user, where } = await renderPage(<NewPage />, { path: '/documents/new' })
  await screen.findByText(/Черновик\sне\sначался/)
  answers['POST /api/education/drafts'] = () => draft
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  await waitFor(() => expect(where()).toBe(`/documents/draft/${id}`))
})

test('D5 every wrong field is named: the fault on top, the cure beside the field, nothing is cleared', async () => {
  answers['POST /api/education/drafts/:id/code'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Проверьте поля',
      errors: [
        {
          field: 'endedOn',
          message: 'Раньше начала. Проверьте год',
          summary: 'Дата окончания раньше даты начала',
        },
        {
          field: 'number',
          message: 'Нужно 7 цифр, введено 6',
          summary: 'В номере диплома не хватает цифр: нужно 7, введено 6',
        },
      ],
    })
  }
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: /Проверить\sи\sполучить\sкод/ }))
  const summary = await screen.findByRole('alert')
  expect(summary.textContent).toMatch(/Исправьте\s2\sполя/)
  expect(
    within(summary)
      .getByRole('link', { name: /Дата\sокончания\sраньше/ })
      .getAttribute('href'),
  ).toBe('#field-endedOn')
  expect(screen.getByText(/Нужно\s7\sцифр,\sвведено\s6/)).toBeTruthy()
  const number = screen.getByLabelText<HTMLInputElement>('Номер')
  expect(number.value).toBe('011482')
  await user.type(number, '3')
  expect(screen.queryByText(/Нужно\s7\sцифр/)).toBeNull()
})

test('D5 what is typed is saved before the code is asked for; the code makes the record', async () => {
  answers['POST /api/education/drafts/:id/code'] = () => ({
    challengeId: id,
    channel: 'sms',
    sentTo: '+7 900 ···-··-17',
    expiresAt: at,
    resendAt: at,
    about: 'сохранить сведения: Северная академия, диплом …4823',
    notes: [],
  })
  answers['POST /api/education/drafts/:id/confirmation'] = ({ body }) => {
    if (body?.['code'] !== '123456')
      throw new Refusal({
        code: 'code.wrong',
        status: 422,
        title: 'Код не подошёл',
        detail: 'Осталось 2 попытки',
      })
    return record
  }
  const { user, where } = await open()
  await user.type(await screen.findByLabelText('Номер'), '3')
  await user.click(screen.getByRole('button', { name: /Проверить\sи\sполучить\sкод/ }))
  const code = await screen.findByLabelText(/Код\sиз\sсообщения/)
  const order = asked.map((a) => a.path).filter((p) => p.startsWith('PUT') || p.endsWith('/code'))
  expect(order).toEqual(['PUT /api/education/drafts/:id', 'POST /api/education/drafts/:id/code'])
  expect(asked.findLast((a) => a.path.endsWith('/code'))?.body).toEqual({ version: 3 })
  await user.type(code, '000000')
  await user.click(screen.getByRole('button', { name: 'Подтвердить' }))
  expect(await screen.findAllByText(/Осталось\s2\sпопытки/)).not.toHaveLength(0)
  await user.clear(code)
  await user.type(code, '123456')
  await user.click(screen.getByRole('button', { name: 'Подтвердить' }))
  await waitFor(() => expect(where()).toBe(`/documents/${id}`))
})

test('D5 one field filled on two devices is asked about, both values are shown', async () => {
  answers['PUT /api/education/drafts/:id'] = ({ body }) => {
    if (body?.['version'] === 2)
      throw new Refusal({
        code: 'education-draft.conflict',
        status: 409,
        title: 'Изменён',
        current: { ...draft, version: 5, fields: { ...fields, hours: '512' } },
      })
    return { ...draft, version: 6, fields: body?.['fields'] }
  }
  const { user } = await open()
  const hours = await screen.findByLabelText(/Объём/)
  await user.clear(hours)
  await user.type(hours, '600')
  const dialog = await screen.findByRole('dialog', { name: /изменён\sна\sдругом/ }, { timeout: 3000 })
  expect(dialog.textContent).toContain('600')
  expect(dialog.textContent).toContain('512')
  await user.click(within(dialog).getByRole('button', { name: /Взять\sс\sдругого/ }))
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(/Объём/).value).toBe('512'))
})

test('a draft that is not there, is confirmed, or did not load', async () => {
  answers['GET /api/education/drafts/:id'] = gone('education-draft.not-found')
  const absent = await open()
  expect(await screen.findByText(/Такого\sчерновика\sнет/)).toBeTruthy()
  absent.unmount()
  answers['GET /api/education/drafts/:id'] = gone('education-draft.confirmed')
  const confirmed = await open()
  expect((await screen.findByRole('link', { name: /Открыть\sзапись/ })).getAttribute('href')).toBe(
    `/documents/${id}`,
  )
  confirmed.unmount()
  answers['GET /api/education/drafts/:id'] = down
  await open()
  expect(await screen.findByText(/Черновик\sне\sзагрузился/)).toBeTruthy()
})

test('D5 a record says whose move it is: ours, the verifier’s question, rejected with the way to mend', async () => {
  const ours = await openRecord()
  expect(await screen.findByText(/Не\sпроверено/)).toBeTruthy()
  expect(screen.getByText(/решим\sк\s27\sноября/)).toBeTruthy()
  ours.unmount()
  answers['GET /api/education/records/:id'] = () => ({
    ...record,
    application: { ...record.application, status: 'question', dueOn: null },
  })
  const yours = await openRecord()
  expect((await screen.findByRole('link', { name: /К\sвопросу/ })).getAttribute('href')).toBe(
    `/applications/${id}`,
  )
  yours.unmount()
  answers['GET /api/education/records/:id'] = () => ({
    ...record,
    status: 'rejected',
    decidedAt: at,
    reason: 'Скан не читается',
    can: { mend: true },
  })
  answers['POST /api/education/records/:id/draft'] = () => ({ ...draft, mends: 'rejected' })
  const { user, where } = await openRecord()
  expect(await screen.findByText(/Скан\sне\sчитается/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Исправить\sи\sподать/ }))
  await waitFor(() => expect(where()).toBe(`/documents/draft/${id}`))
})

test('another’s record is not there', async () => {
  answers['GET /api/education/records/:id'] = gone('education-record.not-found')
  await openRecord()
  expect(await screen.findByText(/Такой\sзаписи\sнет/)).toBeTruthy()
})
