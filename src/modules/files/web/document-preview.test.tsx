// @vitest-environment happy-dom
/** C7: a document page by page, by role and label: full, waiting for nothing, failed, and for those who switched pictures off. */
import { screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage } from '../../../web/test/render.tsx'
import { DocumentDialog, DocumentPreview, type DocumentSource } from './document-preview.tsx'

const file = { id: '0193a1de-0000-7000-8000-00000000000f', name: 'диплом.pdf', pageCount: 3 }
const asked: number[] = []
const source: DocumentSource = {
  page: async (_id, page) => {
    asked.push(page)
    return new Blob([`лист ${page}`], { type: 'image/jpeg' })
  },
  content: async () => new Blob(['%PDF-1.7'], { type: 'application/pdf' }),
}
beforeEach(() => {
  asked.length = 0
  let count = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:https://localhost/${++count}`)
})
afterEach(() => vi.restoreAllMocks())

test('C7 pages are turned one by one and never past the ends', async () => {
  const { user } = await renderPage(<DocumentPreview file={file} source={source} />)
  expect(await screen.findByRole('img', { name: /Страница\s1\sфайла\s«диплом\.pdf»/ })).toBeTruthy()
  const [back, on] = [
    screen.getByRole('button', { name: 'Предыдущая страница' }),
    screen.getByRole('button', { name: 'Следующая страница' }),
  ]
  expect(back.hasAttribute('disabled')).toBe(true)
  await user.click(on)
  await user.click(on)
  expect(await screen.findByRole('img', { name: /Страница\s3/ })).toBeTruthy()
  expect(screen.getByText(/Страница\s3\sиз\s3/)).toBeTruthy()
  expect(on.hasAttribute('disabled')).toBe(true)
  await user.click(back)
  expect(await screen.findByRole('img', { name: /Страница\s2/ })).toBeTruthy()
  expect(asked).toEqual([1, 2, 3])
})

test('C7 a snapshot has one page and nothing to turn', async () => {
  await renderPage(<DocumentPreview file={{ ...file, name: 'скан.jpg', pageCount: 1 }} source={source} />)
  await screen.findByRole('img')
  expect(screen.queryByRole('button', { name: 'Следующая страница' })).toBeNull()
  expect(screen.getByText(/Одна\sстраница/)).toBeTruthy()
})

test('C7 a page that did not come says so and can be asked again', async () => {
  let isBroken = true
  const failing: DocumentSource = {
    ...source,
    page: (id, page, signal) =>
      isBroken
        ? Promise.reject(new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен' }))
        : source.page(id, page, signal),
  }
  const { user } = await renderPage(<DocumentPreview file={file} source={failing} />)
  expect(await screen.findByText(/Страница\sне\sоткрылась/)).toBeTruthy()
  isBroken = false
  await user.click(screen.getByRole('button', { name: 'Повторить' }))
  expect(await screen.findByRole('img', { name: /Страница\s1/ })).toBeTruthy()
})

test('C7 the file is saved under its own name from bytes that are already here', async () => {
  const clicked: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push(`${this.download} ${this.href}`)
  })
  const { user } = await renderPage(<DocumentPreview file={file} source={source} />)
  await user.click(screen.getByRole('button', { name: /Скачать\sфайл/ }))
  await waitFor(() => expect(clicked).toEqual([expect.stringMatching(/^диплом\.pdf blob:/)]))
})

test('C7 the dialog bears the name of the file and closes', async () => {
  const onClose = vi.fn<() => void>()
  const { user } = await renderPage(<DocumentDialog file={file} onClose={onClose} source={source} />)
  expect(await screen.findByRole('dialog', { name: 'диплом.pdf' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Закрыть' }))
  expect(onClose).toHaveBeenCalledOnce()
})
