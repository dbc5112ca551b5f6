// @vitest-environment happy-dom
/** Admission by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage } from '../../../web/test/render.tsx'
import {
  PaperFields,
  type Paper,
  type PaperDraft,
  type PaperWithHistory,
  type Standing,
} from '../contract.ts'
import { Page as DraftPage } from './draft.tsx'
import { Page as ListPage } from './list.tsx'
import { Page as NewPage } from './new.tsx'
import { Page as PaperPage } from './paper.tsx'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const id = '0193a1de-0000-7000-8000-000000000001'
const at = '2026-11-23T07:41:00.000Z'
const file = {
  id: '0193a1de-0000-7000-8000-000000000002',
  name: 'akkreditaciya.jpg',
  state: 'ready',
  type: 'image/jpeg',
  sizeBytes: 2_400_000,
  pageCount: 1,
} as const
const paper: Paper = {
  id,
  class: 'attestation',
  kind: 'periodic-accreditation',
  status: 'verified',
  state: 'active',
  number: '69 24 118402',
  issuer: 'Федеральный аккредитационный центр',
  organisation: null,
  specialty: { key: '31.08.36', code: '31.08.36', name: 'Кардиология' },
  post: null,
  startsOn: '2022-01-10',
  endsOn: '2027-01-10',
  endsAt: '2027-01-10T21:00:00.000Z',
  origin: 'person',
  files: [file],
  application: { id, number: '2026-000123', status: 'approved', dueOn: null },
  reason: null,
  decidedAt: at,
  updatedAt: at,
  version: 2,
  isReplaced: false,
  can: { mend: false, renew: true },
}
const history: PaperWithHistory['history'] = [
  { at, act: 'submitted', who: null, reason: null, values: [] },
  { at, act: 'verified', who: 'Л. М. Дёмина', reason: null, values: [] },
]
const need = (over: Partial<Standing['needs'][number]>) => ({
  class: 'licence' as const,
  state: 'held' as const,
  paperId: id,
  title: 'Лицензия, Больница',
  endsOn: null,
  ...over,
})
const standing: Standing = {
  section: 'doctor',
  hasRole: true,
  isActing: true,
  holds: false,
  changesAt: null,
  needs: [
    need({ state: 'elsewhere' }),
    need({
      class: 'attestation',
      state: 'expired',
      title: 'Аккредитация, Кардиология',
      endsOn: '2026-10-01',
    }),
    need({ class: 'employment', state: 'missing', paperId: null, title: null }),
  ],
  source: 'Правило',
}
const fields = PaperFields.parse({ kind: 'periodic-accreditation', number: '1', fileIds: [file.id] })
const draft: PaperDraft = {
  id,
  version: 2,
  fields,
  files: [file],
  title: 'Периодическая аккредитация, черновик',
  savedAt: at,
  mends: null,
  renews: null,
}
const down = () => {
  throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен', instance: 'abcdef12-x' })
}

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/licences/rules': () => ({
      kinds: [
        {
          kind: 'periodic-accreditation',
          class: 'attestation',
          asksNumber: true,
          asksIssuer: true,
          asksOrganisation: false,
          asksSpecialty: true,
          asksPost: false,
          levels: ['residency'],
          termYears: 5,
          numberHint: 'Номер записи из выписки',
          source: 'Приказ № 709н',
        },
      ],
      posts: [],
    }),
    'GET /api/specialties': () => ({
      items: [{ key: '31.08.36', code: '31.08.36', name: 'Кардиология', level: 'residency' }],
    }),
    'GET /api/licences/questions': () => ({ items: [] }),
    'GET /api/licences/drafts/:id': () => draft,
    'PUT /api/licences/drafts/:id': ({ body }) => ({ ...draft, version: 3, fields: body?.['fields'] }),
    'POST /api/licences/drafts/:id/check': () => ({ faults: [], notes: [] }),
  })
})
const openDraft = () =>
  renderPage(<DraftPage />, { path: '/licences/draft/$id', at: `/licences/draft/${id}` })
const openPaper = (over: Partial<PaperWithHistory> = {}) => {
  answers['GET /api/licences/papers/:id'] = () => ({ ...paper, history, ...over })
  return renderPage(<PaperPage />, { path: '/licences/$id', at: `/licences/${id}` })
}

test('F7 the page says what is held, what is missing and what to do; empty; failed', async () => {
  answers['GET /api/licences'] = () => ({ sections: [standing], papers: [paper], drafts: [draft] })
  const full = await renderPage(<ListPage />)
  const section = await screen.findByRole('region', { name: /Работа\sврача/ })
  expect(within(section).getByText('Закрыт')).toBeTruthy()
  expect(section.textContent?.replaceAll('\u00a0', ' ')).toMatch(
    /Нужна лицензия той, в которой вы работаете.*Срок вышел 1 октября 2026.*Добавьте место работы с должностью/,
  )
  expect(
    within(section)
      .getByRole('link', { name: /место\sработы/ })
      .getAttribute('href'),
  ).toBe('/licences/new?class=employment')
  expect(screen.getByRole('link', { name: /^Периодическая\sаккредитация$/ })).toBeTruthy()
  full.unmount()
  answers['GET /api/licences'] = () => ({ sections: [], papers: [], drafts: [] })
  const empty = await renderPage(<ListPage />)
  expect(await screen.findByText(/Допусков\sпока\sнет/)).toBeTruthy()
  empty.unmount()
  answers['GET /api/licences'] = down
  await renderPage(<ListPage />)
  expect(await screen.findByText(/Допуски\sне\sзагрузились/)).toBeTruthy()
})

test('F7 an open section says until when and leads to work; papers without the role say who gives it', async () => {
  const open = { ...standing, holds: true, changesAt: '2027-01-10T21:00:00.000Z', needs: [need({})] }
  answers['GET /api/licences'] = () => ({ sections: [open], papers: [], drafts: [] })
  const first = await renderPage(<ListPage />)
  expect((await screen.findByRole('link', { name: /Перейти\sк\sработе/ })).getAttribute('href')).toBe(
    '/work/doctor',
  )
  first.unmount()
  answers['GET /api/licences'] = () => ({ sections: [{ ...open, hasRole: false }], papers: [], drafts: [] })
  await renderPage(<ListPage />)
  expect(await screen.findByText(/назначает\sадминистратор/)).toBeTruthy()
  expect(screen.queryByRole('link', { name: /Перейти\sк\sработе/ })).toBeNull()
})

test('F7 a new paper is a draft on the server and remembers which of the three was wanted', async () => {
  answers['POST /api/licences/drafts'] = down
  const { user, where } = await renderPage(<NewPage />, {
    path: '/licences/new',
    at: '/licences/new?class=attestation',
  })
  await screen.findByText(/Черновик\sне\sначался/)
  answers['POST /api/licences/drafts'] = () => draft
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  await waitFor(() => expect(where()).toBe(`/licences/draft/${id}?class=attestation`))
})

test('F7 every wrong field is named on top and beside the field, the rest stays typed', async () => {
  answers['POST /api/licences/drafts/:id/submission'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Проверьте поля',
      errors: [
        { field: 'issuer', message: 'Напишите, как в документе', summary: 'Не указано, кто выдал документ' },
        { field: 'endsOn', message: 'Укажите, по какой день действует', summary: 'Нет даты окончания' },
      ],
    })
  }
  const { user } = await openDraft()
  await user.type(await screen.findByLabelText(/Номер/), '23')
  await user.click(screen.getByRole('button', { name: /Отправить\sна\sпроверку/ }))
  const summary = await screen.findByRole('alert')
  expect(within(summary).getByRole('link', { name: /Не\sуказано,\sкто\sвыдал/ })).toBeTruthy()
  expect(screen.getByText(/Укажите,\sпо\sкакой\sдень/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>(/Номер/).value).toBe('123')
  expect(asked.find((a) => a.path === 'POST /api/licences/drafts/:id/submission')?.body).toEqual({
    version: 3,
  })
})

test('F7 a remark of the check is shown first; the second press sends all the same', async () => {
  answers['POST /api/licences/drafts/:id/check'] = () => ({
    faults: [],
    notes: [{ field: 'number', message: 'Документ с таким номером уже есть' }],
  })
  answers['POST /api/licences/drafts/:id/submission'] = () => ({ ...paper, state: 'checking' })
  const { user, where } = await openDraft()
  await user.click(await screen.findByRole('button', { name: /Отправить\sна\sпроверку/ }))
  expect(await screen.findByText(/Документ\sс\sтаким\sномером/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Всё\sверно,\sотправить/ }))
  await waitFor(() => expect(where()).toBe(`/licences/${id}`))
})

test('F7 a draft that has become a paper leads to it; an absent one says so', async () => {
  answers['GET /api/licences/drafts/:id'] = () => {
    throw new Refusal({ code: 'licence-draft.submitted', status: 409, title: 'Отправлен' })
  }
  const first = await openDraft()
  expect((await screen.findByRole('link', { name: /Открыть\sдокумент/ })).getAttribute('href')).toBe(
    `/licences/${id}`,
  )
  first.unmount()
  answers['GET /api/licences/drafts/:id'] = () => {
    throw new Refusal({ code: 'licence-draft.not-found', status: 404, title: 'Нет' })
  }
  await openDraft()
  expect(await screen.findByText(/Такого\sчерновика\sнет/)).toBeTruthy()
})

test('F7 a paper: its facts, its history with who decided, and the way to renew it in time', async () => {
  answers['POST /api/licences/papers/:id/renewal'] = () => ({ ...draft, renews: id })
  const { user, where } = await openPaper()
  expect(await screen.findByText(/Подтверждено\sпроверяющим/)).toBeTruthy()
  expect(screen.getByText(/Дёмина/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Добавить\sновый\sна\sсмену/ }))
  await waitFor(() => expect(where()).toBe(`/licences/draft/${id}`))
})

test.for([
  ['expired', /новый\sдокумент/],
  ['suspended', /Проверка\sлицензии/],
  ['revoked', /Проверка\sлицензии/],
  ['rejected', /Проверка\sлицензии/],
  ['withdrawn', /сохранились/],
  ['checking', /Проверяющий\sсверяет/],
] as const)('F7 a paper that is %s says what now', async ([state, words]) => {
  await openPaper({ state, reason: 'Проверка лицензии' })
  expect((await screen.findAllByText(words)).length).toBeGreaterThan(0)
})
