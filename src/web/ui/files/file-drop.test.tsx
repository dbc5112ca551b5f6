// @vitest-environment happy-dom
/** Files: rules before sending, a state in words for each, others untouched. */
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { renderKit } from '../../test/render.tsx'
import { FileDrop } from './file-drop.tsx'
import { ruleBroken, type Upload, type UploadedFile } from './uploads.ts'

const file = (name: string, type: string, size = 1000) => {
  const made = new File(['x'], name, { type })
  Object.defineProperty(made, 'size', { value: size })
  return made
}
const rules = { accept: ['image/jpeg', 'application/pdf'], maxBytes: 10 * 2 ** 20, maxFiles: 2 }
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ')

function Sample({ upload }: { readonly upload: Upload<UploadedFile> }) {
  const [files, setFiles] = useState<readonly UploadedFile[]>([])
  return (
    <FileDrop
      name="scan"
      label="Скан или фото"
      value={files}
      onChange={setFiles}
      upload={upload}
      maxFiles={3}
    />
  )
}

test('rules are told in words', () => {
  expect(ruleBroken(file('a.jpg', 'image/jpeg'), rules, 0)).toBeNull()
  expect(plain(ruleBroken(file('a.jpg', 'image/jpeg', 0), rules, 0))).toContain('Файл пуст')
  expect(plain(ruleBroken(file('a.pdf', 'application/pdf', 30 * 2 ** 20), rules, 0))).toBe(
    'Слишком большой: 30 МБ, можно до 10 МБ',
  )
  expect(plain(ruleBroken(file('a.exe', 'application/x-msdownload'), rules, 0))).toBe(
    'Не подходит: нужен JPG или PDF',
  )
  expect(plain(ruleBroken(file('a.jpg', 'image/jpeg'), rules, 2))).toContain('Уже 2')
  // A phone may leave the type empty: the server looks inside.
  expect(ruleBroken(file('a', ''), rules, 0)).toBeNull()
})

test('progress with seconds, then «Загружен и проверен»; taking away', async () => {
  let finish = () => {}
  const upload: Upload<UploadedFile> = (f, { onProgress }) => {
    onProgress(640, 1000)
    return new Promise((done) => {
      finish = () => done({ id: '1', name: f.name, sizeBytes: 2_516_582, type: f.type })
    })
  }
  const { user } = await renderKit(<Sample upload={upload} />)
  await user.upload(
    screen.getByLabelText('Скан или фото', { selector: 'input' }),
    file('diplom.jpg', 'image/jpeg'),
  )
  expect(
    screen.getByRole('progressbar', { name: 'Загружено: diplom.jpg' }).getAttribute('aria-valuenow'),
  ).toBe('64')
  finish()
  await waitFor(() => expect(plain(document.body.textContent)).toContain('Загружен и проверен, 2,4 МБ'))
  await user.click(screen.getByRole('button', { name: 'Убрать diplom.jpg' }))
  expect(screen.queryByText('diplom.jpg')).toBeNull()
})

test('a refused file says why, may be repeated, and the others stay', async () => {
  let tries = 0
  const upload: Upload<UploadedFile> = (f) =>
    f.name === 'bad.pdf' && ++tries === 1
      ? Promise.reject({ status: 422, code: 'files.infected', title: 'В файле вирус' })
      : Promise.resolve({ id: f.name, name: f.name, sizeBytes: 10, type: f.type })
  const { user } = await renderKit(<Sample upload={upload} />)
  await user.upload(screen.getByLabelText('Скан или фото', { selector: 'input' }), [
    file('good.jpg', 'image/jpeg'),
    file('bad.pdf', 'application/pdf'),
  ])
  expect(plain((await screen.findByRole('alert')).textContent)).toBe(
    'В файле вирус. Остальные файлы на месте',
  )
  expect(screen.getByRole('button', { name: 'Убрать good.jpg' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Повторить bad.pdf' }))
  expect(await screen.findByRole('button', { name: 'Убрать bad.pdf' })).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('dropping works, stopping aborts', async () => {
  let signal: AbortSignal | undefined
  const upload: Upload<UploadedFile> = (_, options) => {
    signal = options.signal
    return new Promise(() => {})
  }
  const { user, container } = await renderKit(<Sample upload={upload} />)
  fireEvent.drop(container.querySelector('.drop')!, {
    dataTransfer: { files: [file('scan.pdf', 'application/pdf')] },
  })
  await user.click(screen.getByRole('button', { name: 'Остановить scan.pdf' }))
  expect(signal?.aborted).toBe(true)
  expect(screen.queryByText('scan.pdf')).toBeNull()
})

test('a file of a wrong kind is not sent at all', async () => {
  const upload = vi.fn<Upload<UploadedFile>>()
  const { container } = await renderKit(<Sample upload={upload} />)
  fireEvent.drop(container.querySelector('.drop')!, {
    dataTransfer: { files: [file('a.exe', 'application/x-msdownload')] },
  })
  expect(plain(screen.getByRole('alert').textContent)).toContain('нужен PDF, JPG или PNG')
  expect(upload).not.toHaveBeenCalled()
})
