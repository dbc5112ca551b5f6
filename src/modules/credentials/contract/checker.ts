/** The page that checks a badge without a network: one file, taken from the portal beforehand. Promise D8+. */
import { z } from 'zod'
import { bytes, endpoint } from '../../../platform/endpoint.ts'
import { refusal } from '../../../platform/problem.ts'

export type { Checker, CheckReport } from '../../../platform/vc/page/report.ts'

export const checkerAbsent = refusal(
  'certificate.no-checker',
  503,
  'Страница проверки ещё не собрана. Попробуйте позже',
)

export const checkerPage = endpoint({
  method: 'GET',
  path: '/api/credentials/checker',
  summary: 'Страница проверки без сети: один файл HTML с ключами портала и списками отозванных внутри',
  reply: bytes(['text/html'], 60_000_000),
  problems: [checkerAbsent],
})

export const signingKeys = endpoint({
  method: 'GET',
  path: '/api/credentials/keys',
  summary:
    'Отпечатки ключей, которыми портал подписывает удостоверения: сверить с тем, что видит проверяющий',
  reply: z.object({
    items: z.array(z.object({ fingerprint: z.string(), since: z.iso.datetime().nullable() })),
  }),
})
