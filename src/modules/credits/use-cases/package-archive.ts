/** D7+: everything that is filed, in one download: portfolio, report, its scans, documents of every credit, a list of contents. */
import { Readable } from 'node:stream'
import type { Context } from '../../../platform/context.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { nameInside, storedZip, storedZipBytes, type StoredFile } from '../../../platform/zip.ts'
import { certificatesBySource } from '../../credentials/index.ts'
import { documentBytes, fileCards } from '../../files/index.ts'
import { documentWords } from '../../records/contract.ts'
import { recordFacts, recordScans } from '../../records/index.ts'
import { drawContents, type Listed } from '../present/contents.ts'
import type { EntryRow } from '../store/tables.ts'
import { scansOf } from './accreditation.ts'
import { portfolioOf, reportOf, whatToDraw } from './portfolio-file.ts'

/** A document of one credit, or a scan of the report, where it lies. */
interface Kept {
  readonly words: string
  readonly fileId: string
  readonly sizeBytes: number
  readonly type: string | null
  readonly attachedTo: { readonly kind: string; readonly id: string }
}

export async function packageArchive(ctx: Context, id: string): Promise<BytesReply> {
  const drawn = await whatToDraw(ctx, id)
  const { parts, entries } = drawn
  const scans = parts.files.filter((f) => f.state === 'ready')
  const signed = scans.map((f, i): Kept => {
    const words = `Отчёт с подписями${scans.length > 1 ? `, ${i + 1}` : ''}`
    return { ...f, words, fileId: f.id, attachedTo: scansOf(id) }
  })
  const papers: Kept[] = []
  const without: EntryRow[] = []
  for (const entry of entries) {
    const found = await papersOf(ctx, entry)
    papers.push(...found)
    if (found.length === 0) without.push(entry)
  }
  const files = [
    whole('Портфолио', await portfolioOf(ctx, drawn)),
    whole('Отчёт о профессиональной деятельности', await reportOf(ctx, drawn)),
    ...[...signed, ...papers].map((kept) => lying(ctx, kept)),
  ].map(numbered)
  const contents = await drawContents({
    fullName: parts.person.fullName,
    cycle: parts.cycle,
    files,
    without: without.map((e) => e.title),
    at: ctx.now,
  })
  const all = [{ ...whole('Содержание', contents), name: '00 Содержание.pdf' }, ...files]
  return {
    stream: Readable.from(storedZip(all), { objectMode: false }),
    type: 'application/zip',
    headers: {
      'content-length': String(storedZipBytes(all)),
      'content-disposition': `attachment; filename="accreditation-${parts.cycle.endsOn}.zip"`,
    },
  }
}

type Inside = StoredFile & Listed & { readonly ending: string }

const whole = (words: string, bytes: Buffer): Inside => ({
  words,
  name: '',
  ending: '.pdf',
  sizeBytes: bytes.length,
  open: () => Promise.resolve(Readable.from([bytes])),
})

const endings: Readonly<Record<string, string>> = { 'image/jpeg': '.jpg', 'image/png': '.png' }

/** Opened when its turn comes: never two of them in memory. */
const lying = (ctx: Context, k: Kept): Inside => ({
  words: k.words,
  name: '',
  ending: endings[k.type ?? ''] ?? '.pdf',
  sizeBytes: k.sizeBytes,
  open: async () => Readable.from([await documentBytes(ctx, k.fileId, k.attachedTo)]),
})

const numbered = (file: Inside, i: number): Inside => ({
  ...file,
  name: `${String(i + 1).padStart(2, '0')} ${nameInside(file.words)}${file.ending}`,
})

/** The source of a credit says what stands behind it: `record/<id>/<application>`, `study/<id>`. */
async function papersOf(ctx: Context, entry: EntryRow): Promise<Kept[]> {
  const [kind, id] = entry.source.split('/')
  const key = kind === 'record' ? entry.source.replace('record', 'education-record') : entry.source
  const certificates = (await certificatesBySource(ctx, [key])).map((c): Kept => ({
    ...c,
    type: 'application/pdf',
    words: `${c.title} № ${c.number}`,
  }))
  const facts = kind === 'record' && id ? await recordFacts(ctx, id) : undefined
  if (!facts) return certificates
  const cards = await fileCards(ctx, facts.fileIds)
  const words = [documentWords[facts.kind], facts.number && `№ ${facts.number}`, entry.title]
  const scans = facts.fileIds.flatMap((fileId) => cards.get(fileId) ?? [])
  return [
    ...scans
      .filter((f) => f.state === 'ready')
      .map((f): Kept => ({
        ...f,
        words: words.filter(Boolean).join(' '),
        fileId: f.id,
        attachedTo: recordScans(facts.id),
      })),
    ...certificates,
  ]
}
