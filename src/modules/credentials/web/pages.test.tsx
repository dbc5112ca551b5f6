// @vitest-environment happy-dom
/** Certificates and their verification by role and label, each face; the server's answers keep to the contract. */
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../web/api.ts'
import { renderPage, testSession } from '../../../web/test/render.tsx'
import type {
  BadgeVerification,
  Certificate,
  FileVerification,
  KeptCertificate,
  PublicCertificate,
  SheetVerification,
} from '../contract.ts'
import { CertificateList } from './certificate-list.tsx'
import { Page as KeptPage } from './kept.tsx'
import { Page as OnePage } from './one.tsx'
import { Page as CodePage } from './verify-code.tsx'
import { Page as VerifyPage } from './verify.tsx'
import { answerOnly, answers, asked } from '../../../web/test/answering.ts'

vi.mock('../../../web/api.ts', async (original) =>
  (await import('../../../web/test/answering.ts')).answering(original),
)
beforeEach(() => {
  asked.length = 0
  answerOnly({})
  answers['GET /api/credentials/keys'] = () => ({
    items: [{ fingerprint: '4690 a007 b024', since: '2026-11-24T09:40:00.000Z' }],
  })
})

const id = '0193a1de-0000-7000-8000-000000000001'
const found: PublicCertificate = {
  number: 'НМО-2026-000123',
  code: '7Q4K-2209-ABCD-EFGH',
  title: 'Сведения об образовании проверены и подтверждены',
  holder: 'Орлова Елена Викторовна',
  issuedAt: '2026-11-24T09:40:00.000Z',
  facts: [{ label: 'Специальность', value: 'Кардиология' }],
  status: 'valid',
  revokedAt: null,
  revokeReason: null,
}
const revoked: PublicCertificate = {
  ...found,
  status: 'revoked',
  revokedAt: '2026-11-25T09:00:00.000Z',
  revokeReason: 'Диплом аннулирован',
}
const certificate: Certificate = {
  ...found,
  id,
  kind: 'education-record',
  about: 'Диплом о переподготовке',
  detail: 'Кардиология',
  applicationId: id,
  verifyUrl: 'https://nmo.example/verify/7Q4K-2209-ABCD-EFGH',
  fileName: 'Сертификат.pdf',
  sizeBytes: 44_000,
  facts: [{ label: 'Номер диплома', value: '7827 № 0114823', isPublic: false }],
  qr: { size: 29, path: 'M0 0h7v1h-7z' },
}

const down = () => {
  throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен', instance: 'abcdef12-x' })
}
const page = (element: React.ReactNode, path: string, at: string, session = testSession()) =>
  renderPage(element, { path, at, session })

test('D6 the list: full, empty, failed', async () => {
  answers['GET /api/certificates'] = () => ({ items: [certificate] })
  const full = await renderPage(<CertificateList />)
  expect(await screen.findByRole('link', { name: /Диплом\sо\sпереподготовке/ })).toBeTruthy()
  expect(screen.getByText('Действует')).toBeTruthy()
  full.unmount()
  answers['GET /api/certificates'] = () => ({ items: [] })
  const empty = await renderPage(<CertificateList />)
  expect(await screen.findByText('Сертификатов пока нет')).toBeTruthy()
  empty.unmount()
  answers['GET /api/certificates'] = down
  await renderPage(<CertificateList />)
  expect(await screen.findByText('Сертификаты не загрузились')).toBeTruthy()
})

test('D6 one certificate: what it says, the code, the download; a revoked one says why', async () => {
  answers['GET /api/certificates/:id'] = () => certificate
  const one = await page(<OnePage />, '/certificates/$id', `/certificates/${id}`)
  expect(await screen.findByRole('heading', { level: 1, name: 'Сертификат' })).toBeTruthy()
  expect(await screen.findByRole('button', { name: /Скачать\sPDF,\s43\sКБ/ })).toBeTruthy()
  expect(screen.getByText('7Q4K-2209-ABCD-EFGH')).toBeTruthy()
  expect(screen.getByRole('img', { name: /QR-код/ })).toBeTruthy()
  one.unmount()
  answers['GET /api/certificates/:id'] = () => ({ ...certificate, ...revoked, facts: certificate.facts })
  await page(<OnePage />, '/certificates/$id', `/certificates/${id}`)
  expect(await screen.findByText(/Причина: Диплом аннулирован/)).toBeTruthy()
})

test('another’s certificate is not there', async () => {
  answers['GET /api/certificates/:id'] = () => {
    throw new Refusal({ code: 'certificate.not-found', status: 404, title: 'Такого сертификата нет' })
  }
  await page(<OnePage />, '/certificates/$id', `/certificates/${id}`)
  expect(await screen.findByText('Такого сертификата нет')).toBeTruthy()
})

test('D8+ the QR leads to what the certificate says; revoked; unknown', async () => {
  answers['GET /api/verify/:code'] = () => found
  const valid = await page(<CodePage />, '/verify/$code', '/verify/7Q4K-2209-ABCD-EFGH')
  expect(await screen.findByText('Орлова Елена Викторовна')).toBeTruthy()
  expect(screen.getByText(/подлинный/)).toBeTruthy()
  valid.unmount()
  answers['GET /api/verify/:code'] = () => revoked
  const bad = await page(<CodePage />, '/verify/$code', '/verify/7Q4K-2209-ABCD-EFGH')
  expect(await screen.findByText(/Причина: Диплом аннулирован/)).toBeTruthy()
  expect(screen.getByText('Отозван')).toBeTruthy()
  bad.unmount()
  answers['GET /api/verify/:code'] = () => {
    throw new Refusal({
      code: 'certificate.code-unknown',
      status: 404,
      title: 'Сертификата с таким кодом нет',
    })
  }
  await page(<CodePage />, '/verify/$code', '/verify/0000-0000-0000-0000')
  expect(await screen.findByText('Сертификата с таким кодом нет')).toBeTruthy()
})

test('D8+ the typed code opens its page; an empty one is asked for', async () => {
  const { user, where } = await page(<VerifyPage />, '/verify', '/verify')
  await user.click(screen.getByRole('button', { name: 'Проверить' }))
  expect(await screen.findAllByText('Введите код с документа')).not.toHaveLength(0)
  await user.type(screen.getByLabelText('Код с документа'), ' 7q4k 2209 abcd efgh ')
  await user.click(screen.getByRole('button', { name: 'Проверить' }))
  await waitFor(() => expect(decodeURIComponent(where())).toBe('/verify/7q4k 2209 abcd efgh'))
})

const verification = (over: Partial<SheetVerification>): FileVerification => ({
  kind: 'sheet',
  verdict: 'altered',
  signer: 'Портал НМО',
  certificate: found,
  checks: [
    { key: 'pdf', isPassed: true },
    { key: 'signed', isPassed: true },
    { key: 'ours', isPassed: true },
    { key: 'intact', isPassed: false },
    { key: 'whole', isPassed: null },
    { key: 'in-force', isPassed: null },
  ],
  ...over,
})
const pdf = new File(['%PDF-1.7'], 'сертификат.pdf', { type: 'application/pdf' })

test('D8+ a file: exactly what is wrong, and what the genuine certificate says', async () => {
  answers['POST /api/verify/file'] = () => verification({})
  const { user } = await page(<VerifyPage />, '/verify', '/verify')
  await user.upload(screen.getByLabelText('По файлу', { selector: 'input' }), pdf)
  expect(await screen.findByText('Файл изменён после подписания')).toBeTruthy()
  expect(screen.getByText(/Подписанное не изменено/).textContent).toContain('нет')
  expect(screen.getByText(/К файлу ничего не дописано/).textContent).toContain('не проверялось')
  expect(screen.getByText('Что сказано в настоящем сертификате')).toBeTruthy()
  expect(screen.getByText('Орлова Елена Викторовна')).toBeTruthy()
})

const badgeResult = (over: Partial<BadgeVerification>): FileVerification => ({
  kind: 'badge',
  verdict: 'genuine',
  issuer: 'Портал НМО',
  certificate: found,
  faults: [],
  checks: [
    { key: 'model', isPassed: true },
    { key: 'badge', isPassed: true },
    { key: 'signed', isPassed: true },
    { key: 'ours', isPassed: true },
    { key: 'intact', isPassed: true },
    { key: 'dates', isPassed: true },
    { key: 'in-force', isPassed: true },
    { key: 'known', isPassed: true },
    { key: 'logged', isPassed: null },
  ],
  ...over,
})
const json = new File(['{}'], 'бейдж.json', { type: 'application/json' })

test('D8+ an Open Badge: genuine with each check; a spoilt one names its parts', async () => {
  answers['POST /api/verify/file'] = () => badgeResult({})
  const { user } = await page(<VerifyPage />, '/verify', '/verify')
  const input = screen.getByLabelText('По файлу', { selector: 'input' })
  await user.upload(input, json)
  expect(await screen.findByText('Open Badge подлинный')).toBeTruthy()
  expect(screen.getByText(/списке отозванных его нет/).textContent).toContain('да')
  expect(screen.getByText(/стоит в журнале/).textContent).toContain('не проверялось')
  answers['POST /api/verify/file'] = () =>
    badgeResult({
      verdict: 'malformed',
      certificate: null,
      faults: [{ path: 'issuer', what: 'нужен один адрес (URL)' }],
      checks: [{ key: 'model', isPassed: false }],
    })
  await user.upload(input, json)
  expect(await screen.findByText('Это не Open Badge 3.0')).toBeTruthy()
  expect(screen.getByText('issuer')).toBeTruthy()
})

test('D8+ the holder takes the badge for other systems; a journal that is not sealed yet is told', async () => {
  answers['GET /api/certificates/:id'] = () => certificate
  answers['GET /api/certificates/:id/proof'] = down
  const { user } = await page(<OnePage />, '/certificates/$id', `/certificates/${id}`)
  await user.click(await screen.findByRole('button', { name: 'Запись в журнале' }))
  expect(await screen.findByText(/Файл\sне\sскачался/)).toBeTruthy()
})

test('D8+ a file that is too large or empty is told before it is sent; a failure can be repeated', async () => {
  const { user } = await page(<VerifyPage />, '/verify', '/verify')
  const input = screen.getByLabelText('По файлу', { selector: 'input' })
  await user.upload(input, new File([new Uint8Array(5_000_001)], 'большой.pdf', { type: 'application/pdf' }))
  expect(await screen.findByText(/больше\s5\sМБ/)).toBeTruthy()
  await user.upload(input, new File([], 'пустой.pdf', { type: 'application/pdf' }))
  expect(await screen.findByText(/Файл пуст/)).toBeTruthy()
  expect(asked.filter((a) => a.path.startsWith('POST'))).toEqual([])
  answers['POST /api/verify/file'] = down
  await user.upload(input, pdf)
  expect(await screen.findByText(/Проверить\sне\sполучилось/)).toBeTruthy()
})

test('revocation: the question is the verb, the reason is needed, the row changes in place', async () => {
  const kept: KeptCertificate = {
    id,
    number: found.number,
    kind: 'education-record',
    title: found.title,
    about: 'Диплом',
    detail: 'Кардиология',
    status: 'valid',
    issuedAt: found.issuedAt,
    revokedAt: null,
    revokeReason: null,
    applicationId: null,
    holder: found.holder,
    can: { revoke: true },
  }
  answers['GET /api/desk/certificates'] = () => ({ items: [kept] })
  answers['POST /api/desk/certificates/:id/revocation'] = ({ body }) => {
    const { reason } = body as { reason: string }
    if (!reason)
      throw new Refusal({
        code: 'invalid',
        status: 422,
        title: 'Проверьте поля',
        errors: [{ field: 'reason', message: 'Напишите причину' }],
      })
    return {
      ...kept,
      status: 'revoked',
      revokedAt: revoked.revokedAt,
      revokeReason: reason,
      can: { revoke: false },
    }
  }
  const { user } = await page(
    <KeptPage />,
    '/desk/certificates',
    '/desk/certificates',
    testSession(['verifier']),
  )
  await user.click(await screen.findByRole('button', { name: `Отозвать сертификат № ${found.number}` }))
  const act = await screen.findByRole('button', { name: 'Отозвать сертификат' })
  await user.click(act)
  expect(await screen.findByText('Напишите причину')).toBeTruthy()
  await user.type(screen.getByLabelText('Причина'), 'Диплом аннулирован')
  await user.click(act)
  expect(await screen.findByText('Отозван')).toBeTruthy()
  expect(screen.queryByRole('button', { name: `Отозвать сертификат № ${found.number}` })).toBeNull()
})

test('D8+ the prints of keys stand where they are compared; when they do not come, the page says so', async () => {
  const full = await page(<VerifyPage />, '/verify', '/verify')
  expect(await screen.findByText('4690 a007 b024')).toBeTruthy()
  expect(screen.getByRole('link', { name: /Страница\sпроверки/ }).getAttribute('href')).toBe(
    '/api/credentials/checker',
  )
  full.unmount()
  answers['GET /api/credentials/keys'] = down
  await page(<VerifyPage />, '/verify', '/verify')
  expect(await screen.findByText(/Отпечатки\sне\sзагрузились/)).toBeTruthy()
})
