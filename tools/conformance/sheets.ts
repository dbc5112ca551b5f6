/** One document of every kind that the portal draws for keeping, with long names, signs of XML and letters of more than one alphabet. */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type { Context } from '../../src/platform/context.ts'
import { signPdf } from '../../src/platform/pdf/sign.ts'
import { credentialKey } from '../../src/platform/vc/keys.ts'
import { signCredential } from '../../src/platform/vc/sign.ts'
import { CertificateForm } from '../../src/modules/credentials/contract/badge.ts'
import { badgeOf, keyIdOf } from '../../src/modules/credentials/present/badge.ts'
import { drawCertificate } from '../../src/modules/credentials/present/document.ts'
import type { CertificateRecord } from '../../src/modules/credentials/store.ts'
import type { PortfolioEntry } from '../../src/modules/portfolio/contract.ts'
import { drawPortfolio } from '../../src/modules/portfolio/present/pdf.ts'
import { drawParagraphs, ink } from '../../src/platform/pdf/paragraphs.ts'

const at = new Date('2026-11-29T09:00:00Z')
const origin = 'https://nmo.example'
const long =
  'Актуальные вопросы диагностики & лечения <редких> заболеваний «Ёлочки»: naïve β-клетки, 37 °C — №\u00A01'

const certificate = (form: CertificateForm): CertificateRecord => ({
  id: randomUUID(),
  sourceKey: `sheet/${form}`,
  personId: randomUUID(),
  holder: 'Константинопольская-Заозёрская Анна-Мария Владиславовна кызы',
  kind: 'education-record',
  title: long,
  facts: [
    { label: 'Программа', value: long, isPublic: true },
    { label: 'Объём', value: '36 академических часов, 36 ЗЕТ', isPublic: true },
    { label: 'Серия и номер', value: '7827 № 0114823', isPublic: false },
  ],
  applicationId: null,
  number: 'НМО-2026-000123',
  code: '0123456789ABCDEF',
  issuedAt: at,
  form,
  achievement: null,
  document: null,
  sha256: null,
  revocation: null,
  isRevoked: false,
})

export async function certificateSheet(ctx: Context, form: CertificateForm): Promise<Buffer> {
  const signer = ctx.services.documentSigner
  const c = certificate(form)
  const key = await credentialKey(generateKeyPairSync('ed25519').privateKey)
  const badge = await signCredential(badgeOf(c, { listId: 1, position: 7 }, origin), {
    key,
    keyId: keyIdOf(origin, key.publicKeyMultibase),
    at,
  })
  const sheet = await drawCertificate(c, {
    publicOrigin: origin,
    signer: signer.certificate,
    badge: JSON.stringify(badge),
  })
  return signPdf(sheet, signer)
}

const entry = (n: number): PortfolioEntry => ({
  id: String(n),
  kind: 'programme',
  status: 'done',
  word: 'Завершено',
  title: long,
  organisation: 'Северная академия «Ёлочки»',
  specialty: null,
  startsOn: '2026-01-10',
  dueOn: null,
  endedOn: `202${n % 5}-03-01`,
  credits: 36,
  credited: 36,
  number: 'НМО-2026-000123',
  link: null,
  note: null,
})

const portfolio = (entries: readonly PortfolioEntry[]): Promise<Buffer> =>
  drawPortfolio({
    fullName: 'Орлова Елена Викторовна',
    entries,
    filter: { kind: [], status: [], specialty: [], text: '' },
    at,
  })

/** Of which part of ISO 19005 each is, by its name. */
export async function sheets(ctx: Context): Promise<ReadonlyMap<string, Buffer>> {
  const signed = await Promise.all(
    CertificateForm.options.map(async (form) => [form, await certificateSheet(ctx, form)] as const),
  )
  return new Map([
    ...signed,
    ['portfolio', await portfolio(Array.from({ length: 60 }, (_, n) => entry(n)))],
    ['portfolio-empty', await portfolio([])],
    [
      'report',
      await drawParagraphs({ title: long, author: long, at, foot: long.slice(0, 60) }, (say) => {
        say('H1', 'strong', 22, ink, long)
        for (let n = 0; n < 200; n++) say('P', 'text', 11, ink, `${n}. ${long}`)
      }),
    ],
  ])
}
