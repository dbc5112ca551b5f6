/** D8+: a sheet or a badge checked without a network, by a kit taken from the portal beforehand: keys, signing certificates, lists of the revoked. */
import { X509Certificate } from 'node:crypto'
import { attachmentOf } from '../pdf/attachment.ts'
import { looksLikePdf, readPdfSignature } from '../pdf/signature.ts'
import { badgeLines, inclusionLines, type OfflineLine, type OfflineQuestion } from './offline-badge.ts'

export async function checkOffline(q: OfflineQuestion): Promise<OfflineLine[]> {
  const isSheet = looksLikePdf(q.file)
  const sheet = isSheet ? await sheetLines(q) : []
  const badge = isSheet ? attachmentOf(q.file) : q.file
  if (!badge) return [...sheet, { what: 'Open Badge внутри PDF', isPassed: null, detail: 'не вложен' }]
  const { lines, examined } = await badgeLines(badge, q)
  return [...sheet, ...lines, ...inclusionLines(q, isSheet, examined)]
}

async function sheetLines({ file, kit }: OfflineQuestion): Promise<OfflineLine[]> {
  const signature = await readPdfSignature(file)
  const mine = signature?.certificate?.fingerprint256
  const isOurs = kit.signers.some((pem) => new X509Certificate(pem).fingerprint256 === mine)
  return [
    { what: 'PDF подписан порталом', isPassed: signature !== null && mine !== undefined && isOurs },
    { what: 'Подписанное в PDF не изменено', isPassed: signature?.isIntact ?? false },
    { what: 'К PDF ничего не дописано', isPassed: signature?.coversAll ?? false },
  ]
}
