/** Captions of a film: words under the picture for whoever cannot hear it. */
import { z } from 'zod'
import { bytes, endpoint } from '../../../platform/endpoint.ts'
import { invalid } from '../../../platform/refusals.ts'
import { Outline } from './desk.ts'
import { itemNotFound } from './refusals.ts'

export const maxCaptionsBytes = 1024 * 1024
export const captionsTooLong = 'Файл субтитров больше 1 МБ'

const Id = z.object({ id: z.uuid() })

export const saveCaptions = endpoint({
  method: 'PUT',
  path: '/api/content/items/:id/captions',
  summary: 'Добавить субтитры к видео или заменить их: файл WebVTT в UTF-8, до 1 МБ; ошибки — по строкам',
  params: Id,
  query: z.object({
    name: z
      .string()
      .trim()
      .max(300, 'Не длиннее 300 знаков')
      .regex(/\.vtt$/i, 'Нужен файл WebVTT: его имя кончается на .vtt'),
  }),
  // Twice as much is let in, so that what is too long is refused in words about captions.
  body: bytes(['text/vtt', 'application/octet-stream'], 2 * maxCaptionsBytes),
  reply: Outline,
  problems: [itemNotFound, invalid],
})
export const dropCaptions = endpoint({
  method: 'DELETE',
  path: '/api/content/items/:id/captions',
  summary: 'Убрать субтитры из черновика содержания; кто уже учится, остаётся со своими',
  params: Id,
  reply: Outline,
  problems: [itemNotFound],
})
