// @vitest-environment happy-dom
/** The register by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { OrganisationCard } from '../contract.ts'
import { Page as EditPage } from './edit.tsx'
import { Page as ListPage } from './list.tsx'
import { Page as OnePage } from './one.tsx'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)
beforeEach(() => {
  asked.length = 0
  answerOnly({})
})

const card: OrganisationCard = {
  id: '0193a1de-0000-7000-8000-000000000001',
  name: 'Северная академия последипломного образования',
  shortName: 'Северная академия',
  kind: 'educational',
  city: 'Псков',
  region: 'Псковская область',
  ogrn: '1027700132195',
  inn: '7707083893',
  licence: { number: 'Л035-1', issuedOn: '2020-01-01', isActive: true },
  address: null,
  phone: '+7 8112 00-00-00',
  site: null,
  closedOn: null,
  updatedAt: '2026-11-01T09:00:00.000Z',
  version: 3,
}
const facets = {
  kinds: [
    { value: 'educational', count: 1 },
    { value: 'medical', count: 0 },
  ],
  regions: [{ value: 'Псковская область', count: 1 }],
}
const open = (at = '/organisations') =>
  renderPage(<ListPage />, { path: '/organisations', at, session: null })

test('A2 a guest finds an organisation; words stand in the address', async () => {
  answers['GET /api/organisations'] = () => ({ items: [card], total: 1, facets })
  const { user, where } = await open()
  expect((await screen.findByRole('link', { name: /Северная академия/ })).getAttribute('href')).toBe(
    `/organisations/${card.id}`,
  )
  expect(screen.queryByRole('link', { name: 'Добавить организацию' })).toBeNull()
  await user.type(screen.getByLabelText(/Название, город/), 'псков')
  await waitFor(() => expect(decodeURIComponent(where())).toContain('q=псков'))
  await waitFor(() => expect(asked.at(-1)?.query).toMatchObject({ text: 'псков', page: 1 }))
})

test('A2 nothing found after a filter: the way back is to take it off', async () => {
  answers['GET /api/organisations'] = ({ query }) =>
    query?.['text'] ? { items: [], total: 0, facets } : { items: [card], total: 1, facets }
  const { user } = await open('/organisations?q=консерватория')
  await user.click(await screen.findByRole('button', { name: /Снять/ }))
  expect(await screen.findByRole('link', { name: /Северная академия/ })).toBeTruthy()
})

test('A2 the list failed and is asked again', async () => {
  answers['GET /api/organisations'] = () => {
    throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен' })
  }
  const { user } = await open()
  await screen.findByText('Справочник не загрузился')
  answers['GET /api/organisations'] = () => ({ items: [card], total: 1, facets })
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  expect(await screen.findByRole('link', { name: /Северная академия/ })).toBeTruthy()
})

test('A2 the card says its licence; only an administrator sees the way to change it', async () => {
  answers['GET /api/organisations/:id'] = () => card
  const at = `/organisations/${card.id}`
  const guest = await renderPage(<OnePage />, { path: '/organisations/$id', at, session: null })
  expect((await screen.findByText(/Л035-1/)).parentElement?.textContent).toMatch(/Л035-1.*действует/)
  expect(screen.queryByRole('link', { name: 'Изменить' })).toBeNull()
  guest.unmount()
  await renderPage(<OnePage />, { path: '/organisations/$id', at, session: testSession(['administrator']) })
  expect(await screen.findByRole('link', { name: 'Изменить' })).toBeTruthy()
})

const edit = () =>
  renderPage(<EditPage />, {
    path: '/organisations/$id/edit',
    at: `/organisations/${card.id}/edit`,
    session: testSession(['administrator']),
  })

test('a wrong ОГРН is named on top and beside the field, the rest stays typed', async () => {
  answers['GET /api/organisations/:id'] = () => card
  answers['PUT /api/organisations/:id'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Проверьте поля',
      errors: [{ field: 'ogrn', message: 'Контрольная цифра не сходится. Проверьте ОГРН' }],
    })
  }
  const { user } = await edit()
  await user.type(await screen.findByLabelText('Город'), ' город')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  expect((await screen.findByRole('alert')).textContent).toContain('ОГРН: контрольная цифра')
  expect(screen.getByLabelText<HTMLInputElement>('Город').value).toBe('Псков город')
})

test('two editors: the fields stay, the next save carries the newer version', async () => {
  answers['GET /api/organisations/:id'] = () => card
  answers['PUT /api/organisations/:id'] = ({ body }) => {
    if (body?.['version'] === 3)
      throw new Refusal({
        code: 'organisation.changed',
        status: 409,
        title: 'Карточку изменил кто-то ещё',
        current: { ...card, city: 'Остров', version: 4 },
      })
    return { ...card, city: 'Порхов', version: 5 }
  }
  const { user, where } = await edit()
  const city = await screen.findByLabelText('Город')
  await user.clear(city)
  await user.type(city, 'Порхов')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  expect(await screen.findByText(/Остров/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Город').value).toBe('Порхов')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() => expect(where()).toBe(`/organisations/${card.id}`))
  expect(asked.findLast((a) => a.path.startsWith('PUT'))?.body).toMatchObject({ version: 4, city: 'Порхов' })
})
