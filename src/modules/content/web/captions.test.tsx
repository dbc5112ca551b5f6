// @vitest-environment happy-dom
/** D2: captions on the desk and under the film, by role and label. */
import { render, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type { DeskItem } from '../contract.ts'
import { ids, outline } from './content.test.data.ts'
import { Film } from './film.tsx'
import { Page } from './outline.tsx'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)

const silent: DeskItem = {
  id: ids.item,
  kind: 'video',
  title: 'Разбор',
  isRequired: true,
  amount: 720,
  materialId: ids.material,
  captions: null,
  test: null,
  external: null,
}
const captions = { name: 'Разбор.vtt', sizeBytes: 2048, cues: 12 }
const withItem = (item: DeskItem) => ({ ...outline, items: [item] })

beforeEach(() => {
  asked.length = 0
  answerOnly({
    'GET /api/content/programmes/:id': () => withItem(silent),
    'PUT /api/content/items/:id/captions': () => withItem({ ...silent, captions }),
    'DELETE /api/content/items/:id/captions': () => withItem(silent),
  })
})
const desk = () =>
  renderPage(<Page />, {
    path: '/teaching/$id/content',
    at: `/teaching/${ids.programme}/content`,
    session: testSession(['provider']),
  })
const vtt = new File(['WEBVTT\n\n00:01.000 --> 00:02.000\nДа'], 'Разбор.vtt', { type: 'text/vtt' })

test('D2 a film without captions: the desk says who cannot follow it and forbids nothing; a file is brought', async () => {
  const { user } = await desk()
  const list = await screen.findByRole('list', { name: 'Разделы' })
  expect(list.textContent).toMatch(/Нет.субтитров/)
  expect(list.textContent).toMatch(/Глухие.и.слабослышащие.слушатели.не.смогут/)
  expect(screen.getByRole('button', { name: 'Открыть слушателям' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Субтитры: Разбор' }))
  const dialog = await screen.findByRole('dialog', { name: 'Субтитры' })
  await user.upload(within(dialog).getByLabelText('Выбрать файл .vtt'), vtt)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const sent = asked.find((a) => a.path.startsWith('PUT'))
  expect(sent).toMatchObject({ params: { id: ids.item }, query: { name: 'Разбор.vtt' } })
})

test('D2 what is wrong with a file is told by lines; the dialog stays', async () => {
  answers['PUT /api/content/items/:id/captions'] = () => {
    throw new Refusal({
      code: 'invalid',
      status: 422,
      title: 'Проверьте поля',
      errors: [
        { field: 'file', message: 'Строка 3: первое' },
        { field: 'file', message: 'Строка 9: второе' },
      ],
    })
  }
  const { user } = await desk()
  await user.click(await screen.findByRole('button', { name: 'Субтитры: Разбор' }))
  await user.upload(screen.getByLabelText('Выбрать файл .vtt'), vtt)
  const alert = await screen.findByRole('alert')
  expect(
    within(alert)
      .getAllByRole('listitem')
      .map((li) => li.textContent),
  ).toEqual([expect.stringMatching(/Строка.3/), expect.stringMatching(/Строка.9/)])
})

test('D2 captions that are there are named, and taken away', async () => {
  answers['GET /api/content/programmes/:id'] = () => withItem({ ...silent, captions })
  const { user } = await desk()
  expect((await screen.findByRole('list', { name: 'Разделы' })).textContent).toMatch(/с.субтитрами/)
  await user.click(screen.getByRole('button', { name: 'Субтитры: Разбор' }))
  const dialog = await screen.findByRole('dialog', { name: 'Субтитры' })
  expect(dialog.textContent).toMatch(/12.реплик/)
  await user.click(within(dialog).getByRole('button', { name: 'Убрать субтитры' }))
  await waitFor(() => expect(asked.some((a) => a.path.startsWith('DELETE'))).toBe(true))
})

test('D2 a film shows its captions from the first second; without them it is asked for as before', () => {
  const launch = {
    kind: 'video' as const,
    itemId: ids.item,
    title: 'Разбор',
    origin: 'https://content.test',
    url: 'https://content.test/play/t/whole',
    until: '2026-11-30T20:00:00.000Z',
    seconds: 100,
    place: 0,
    watched: [],
    share: 0,
    captions: 'https://content.test/play/t/captions/1',
  }
  const { container, rerender } = render(<Film launch={launch} onPlayed={() => undefined} />)
  const track = container.querySelector('video > track')!
  const said = ['kind', 'srclang', 'label', 'src'].map((name) => track.getAttribute(name))
  expect(said).toEqual(['subtitles', 'ru', 'Русский', launch.captions])
  expect(track.hasAttribute('default')).toBe(true)
  expect(container.querySelector('video')!.getAttribute('crossorigin')).toBe('anonymous')
  rerender(<Film launch={{ ...launch, captions: null }} onPlayed={() => undefined} />)
  expect(container.querySelector('track')).toBeNull()
  expect(container.querySelector('video')!.hasAttribute('crossorigin')).toBe(false)
})
