// @vitest-environment happy-dom
/** The documents for accreditation by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage } from '../../../web/test/render.tsx'
import { cycleNotFound, ReportFields, type Package } from '../contract.ts'
import { Page } from './accreditation.tsx'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const { upload } = vi.hoisted(() => ({ upload: { finish: () => {} } }))
vi.mock('../../files/web/upload.ts', () => ({
  uploadFile: (file: File) =>
    new Promise((done) => {
      upload.finish = () =>
        done({
          id: '0193a1de-0000-7000-8000-00000000000f',
          name: file.name,
          sizeBytes: 8,
          type: file.type,
          pageCount: 1,
        })
    }),
}))

const id = '0193a1de-0000-7000-8000-000000000001'
const found: Package = {
  cycle: { id, specialty: 'Кардиология', startsOn: '2022-03-14', endsOn: '2027-03-14' },
  window: { from: '2026-03-14', to: '2027-03-14', state: 'open' },
  checks: [
    { key: 'document', state: 'done', title: 'Номер документа цикла указан', advice: null, link: null },
    {
      key: 'credits',
      state: 'gap',
      title: 'Не хватает 56 ЗЕТ',
      advice: 'Какими программами добрать, видно в цикле',
      link: `/credits/${id}`,
    },
  ],
  gaps: 1,
  report: ReportFields.parse({ workplace: 'Больница № 2' }),
  known: { workplaces: [{ organisation: 'Больница № 3', post: 'Врач-кардиолог' }], education: ['Диплом'] },
  emptyParts: ['Должность', 'Выводы и предложения'],
  files: [],
  version: 3,
  filed: null,
  can: { save: true, file: false },
}
const ready: Package = {
  ...found,
  checks: found.checks.slice(0, 1),
  gaps: 0,
  can: { save: true, file: true },
}
const plain = (element: Element | null) =>
  (element?.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\u2060', '')

beforeEach(() => {
  asked.length = 0
  answerOnly({ 'GET /api/credits/cycles/:id/accreditation': () => found })
})
const open = () =>
  renderPage(<Page />, { path: '/credits/$id/accreditation', at: `/credits/${id}/accreditation` })

test('D7+ what is not ready stands first, each with the place where it is mended', async () => {
  await open()
  const list = await screen.findByRole('list', { name: 'Что проверить до подачи' })
  const rows = within(list).getAllByRole('listitem')
  expect(plain(rows[0]!)).toMatch(/Не хватает 56 ЗЕТ.*Не готово.*Какими программами/)
  expect(
    within(rows[0]!)
      .getByRole('link', { name: /Исправить/ })
      .getAttribute('href'),
  ).toBe(`/credits/${id}`)
  expect(plain(rows[1]!)).toContain('Готово')
  expect(plain(document.body)).toContain('До подачи осталось: 1 пункт')
  expect(screen.queryByRole('button', { name: 'Отметить подачу' })).toBeNull()
})

test('D7+ the report is saved as it was typed; why there is no agreement is asked only then', async () => {
  answers['PUT /api/credits/cycles/:id/accreditation'] = () => ({ ...found, version: 4 })
  const { user } = await open()
  const post = await screen.findByRole('textbox', { name: /Должность/ })
  expect(screen.queryByText('Почему не согласован')).toBeNull()
  await user.type(post, 'Врач-кардиолог')
  await user.click(screen.getByRole('radio', { name: 'Нет' }))
  expect(screen.getByText(/Почему.не.согласован/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Сохранить отчёт' }))
  await waitFor(() =>
    expect(asked.find((a) => a.path === 'PUT /api/credits/cycles/:id/accreditation')?.body).toMatchObject({
      workplace: 'Больница № 2',
      post: 'Врач-кардиолог',
      agreement: 'no',
      version: 3,
    }),
  )
})

test('D7+ the report is not saved without a scan that is still on its way', async () => {
  answers['PUT /api/credits/cycles/:id/accreditation'] = () => ({ ...found, version: 4 })
  const { user } = await open()
  const saved = () => asked.find((a) => a.path.startsWith('PUT'))
  await user.upload(
    await screen.findByLabelText(/Сканы.подписанного.отчёта/, { selector: 'input[multiple]' }),
    new File(['x'], 'otchet.pdf', { type: 'application/pdf' }),
  )
  await user.click(screen.getByRole('button', { name: 'Сохранить отчёт' }))
  expect((await screen.findAllByText(/Дождитесь.загрузки.файла/)).length).toBeGreaterThan(0)
  expect(saved()).toBeUndefined()
  upload.finish()
  await waitFor(() => expect(screen.queryByText(/ождитесь.загрузки.файла/)).toBeNull())
  await user.click(screen.getByRole('button', { name: 'Сохранить отчёт' }))
  await waitFor(() =>
    expect(saved()?.body).toMatchObject({ fileIds: ['0193a1de-0000-7000-8000-00000000000f'] }),
  )
})

test('D7+ another device saved first: said, and nothing typed is lost', async () => {
  answers['PUT /api/credits/cycles/:id/accreditation'] = () => {
    throw new Refusal({
      code: 'accreditation.changed',
      status: 409,
      title: 'Отчёт изменили на другом устройстве',
      current: { ...found, version: 9 },
    })
  }
  const { user } = await open()
  await user.type(await screen.findByRole('textbox', { name: /Должность/ }), 'Врач')
  await user.click(screen.getByRole('button', { name: 'Сохранить отчёт' }))
  expect(await screen.findByRole('heading', { name: /Отчёт.изменили.на.другом.устройстве/ })).toBeTruthy()
  expect(screen.getByRole('textbox', { name: /Должность/ })).toHaveProperty('value', 'Врач')
  answers['PUT /api/credits/cycles/:id/accreditation'] = () => ({ ...found, version: 10 })
  await user.click(screen.getByRole('button', { name: 'Сохранить отчёт' }))
  await waitFor(() => expect(asked.at(-1)?.body ?? asked.at(-2)?.body).toMatchObject({ version: 9 }))
})

test('D7+ all is ready: the day is marked, a wrong one is named in place', async () => {
  answers['GET /api/credits/cycles/:id/accreditation'] = () => ready
  answers['POST /api/credits/cycles/:id/accreditation/filing'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Исправьте поля',
      errors: [{ field: 'on', message: 'Этот день ещё не наступил' }],
    })
  }
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: 'Отметить подачу' }))
  const dialog = await screen.findByRole('dialog', { name: 'Документы поданы' })
  await user.click(within(dialog).getByRole('button', { name: 'Отметить подачу' }))
  expect(await within(dialog).findAllByText(/Этот день ещё не наступил/)).not.toEqual([])
  answers['POST /api/credits/cycles/:id/accreditation/filing'] = () => ({
    ...ready,
    filed: { on: '2026-11-02', number: null },
  })
  await user.click(within(dialog).getByRole('button', { name: 'Отметить подачу' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('D7+ filed: the report is read, not written, until the mark is taken away', async () => {
  answers['GET /api/credits/cycles/:id/accreditation'] = () => ({
    ...ready,
    filed: { on: '2026-11-02', number: '77-1' },
    can: { save: false, file: false },
  })
  answers['DELETE /api/credits/cycles/:id/accreditation/filing'] = () => ready
  const { user } = await open()
  expect(plain((await screen.findByText(/Номер.заявления.77-1/)).parentElement)).toContain('Решение придёт')
  expect(screen.queryByRole('textbox')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Снять отметку' }))
  await waitFor(() =>
    expect(asked.map((a) => a.path)).toContain('DELETE /api/credits/cycles/:id/accreditation/filing'),
  )
})

test('D7+ failed and absent are told apart', async () => {
  answerOnly({})
  await open()
  expect(await screen.findByText('Документы не загрузились')).toBeTruthy()
})

test('D7+ another’s cycle is not here', async () => {
  answers['GET /api/credits/cycles/:id/accreditation'] = () => {
    throw new Refusal({ code: cycleNotFound.code, status: 404, title: cycleNotFound.title })
  }
  await open()
  expect(await screen.findByRole('link', { name: /циклам/i })).toBeTruthy()
})

test('D7+ what would stand empty in the report is named; what the portal knows is taken with one press', async () => {
  answers['GET /api/credits/cycles/:id/accreditation'] = () => ({ ...found, report: ReportFields.parse({}) })
  answers['PUT /api/credits/cycles/:id/accreditation'] = () => ({ ...found, version: 4 })
  const { user } = await open()
  expect(plain((await screen.findByText(/В.отчёте.пока.пусто/)).parentElement)).toContain(
    'Выводы и предложения',
  )
  await user.click(screen.getByRole('button', { name: 'Подставить' }))
  expect(screen.queryByRole('button', { name: 'Подставить' })).toBeNull()
  await user.type(screen.getByRole('textbox', { name: /Показатели.работы/ }), 'Приёмов 4000')
  await user.click(screen.getByRole('button', { name: 'Сохранить отчёт' }))
  await waitFor(() =>
    expect(asked.find((a) => a.path.startsWith('PUT'))?.body).toMatchObject({
      workplace: 'Больница № 3',
      post: 'Врач-кардиолог',
      results: 'Приёмов 4000',
    }),
  )
})

test('D7+ a sheet that did not come says so beside its button', async () => {
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: 'Скачать отчёт' }))
  expect(await screen.findByText(/Файл.не.скачался/)).toBeTruthy()
  expect(asked.map((a) => a.path)).toContain('GET /api/credits/cycles/:id/accreditation/report')
})
