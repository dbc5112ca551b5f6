// @vitest-environment happy-dom
/** C7: the kit's place for files with the upload of this module: from choosing to «Загружен и проверен» and its small picture. */
import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { renderPage } from '../../../web/test/render.tsx'
import { FileDrop } from '../../../web/ui/files/file-drop.tsx'
import { FileInfo } from '../contract.ts'
import type { UploadedFile } from './upload.ts'
import { useThumbs, useUpload } from './use-upload.ts'

vi.mock('../../../web/signing/key.ts', () => ({ loadKey: async () => undefined }))

const id = '0193a1de-0000-7000-8000-00000000000f'
const info = (over: Partial<FileInfo>) =>
  FileInfo.parse({
    id,
    name: 'диплом.pdf',
    state: 'uploading',
    type: null,
    sizeBytes: 8,
    pageCount: null,
    purpose: 'education-record',
    receivedBytes: 0,
    refusedWhy: null,
    createdAt: '2026-11-23T07:42:00.000Z',
    isAttached: false,
    can: { open: false, delete: true },
    ...over,
  })

function serverThatSays(verdict: Partial<FileInfo>): void {
  vi.stubGlobal('fetch', async (url: string, init: { method: string }) => {
    if (url.endsWith('/preview')) return new Response(new Blob(['картинка'], { type: 'image/jpeg' }))
    const states: Record<string, Partial<FileInfo>> = { POST: {}, PUT: { receivedBytes: 8 }, GET: verdict }
    const isCompleted = url.endsWith('/completion')
    return Response.json(
      info(isCompleted ? { state: 'checking', receivedBytes: 8 } : (states[init.method] ?? {})),
    )
  })
}

function Form() {
  const [files, setFiles] = useState<readonly UploadedFile[]>([])
  const thumb = useThumbs(files.map((f) => f.id))
  return (
    <FileDrop
      name="scans"
      label="Скан диплома"
      value={files}
      onChange={setFiles}
      upload={useUpload('education-record')}
      thumb={thumb}
    />
  )
}

beforeEach(() => {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:https://localhost/1')
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})
const choose = async () => {
  const drawn = await renderPage(<Form />)
  await drawn.user.upload(
    screen.getByLabelText('Скан диплома', { selector: 'input' }),
    new File(['%PDF-1.7'], 'диплом.pdf', { type: 'application/pdf' }),
  )
  return drawn
}

test('C7 a checked file stands in the list with its picture', async () => {
  serverThatSays({ state: 'ready', type: 'application/pdf', pageCount: 1, receivedBytes: 8 })
  const { container } = await choose()
  expect(await screen.findByText(/Загружен\sи\sпроверен/)).toBeTruthy()
  await waitFor(() =>
    expect(container.querySelector('.thumb img')?.getAttribute('src')).toBe('blob:https://localhost/1'),
  )
})

test('C7 a refused file says why, in the words of the check', async () => {
  serverThatSays({
    state: 'refused',
    refusedWhy: 'Антивирус нашёл вредоносную программу. Файл удалён',
    receivedBytes: 8,
  })
  await choose()
  expect((await screen.findByRole('alert')).textContent).toMatch(/Антивирус\sнашёл/)
})
