/** The checker of `nmo verify` for a page without a network: it believes the keys that it was made with, and no others. */
import { Inclusion } from '../../journal/inclusion.ts'
import { attachmentOf } from '../../pdf/attachment.ts'
import { issuerOf } from '../check.ts'
import type { Ld } from '../data-model.ts'
import { fingerprintOf } from '../keys.ts'
import { badgeLines, inclusionLines, Kit, type OfflineLine } from '../offline-badge.ts'
import type { Checker, CheckReport } from './report.ts'

interface Given {
  readonly name: string
  readonly bytes: Uint8Array
}

const looksLikePdf = (file: Buffer): boolean => file.toString('latin1', 0, 5) === '%PDF-'

const jsonOf = (file: Buffer): Ld | undefined => {
  try {
    const read: unknown = JSON.parse(file.toString('utf8'))
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Ld) : undefined
  } catch {
    return undefined
  }
}

export function openChecker(embedded: unknown, now: () => Date): Checker {
  const kit = Kit.parse(embedded)
  const lists = new Map<string, Ld>(Object.entries(kit.statusLists))
  let takenAt = kit.takenAt

  /** Fresher lists are taken from anywhere: each is signed, and is asked for its signature when it is used. */
  function takeIn(document: Ld, proofs: Inclusion[]): string | undefined {
    const fresh = Kit.safeParse(document)
    if (fresh.success) {
      for (const [url, list] of Object.entries(fresh.data.statusLists)) lists.set(url, list)
      if (fresh.data.takenAt > takenAt) takenAt = fresh.data.takenAt
      return `Списки отозванных — на ${moment(fresh.data.takenAt)}`
    }
    const proof = Inclusion.safeParse(document)
    if (proof.success) {
      proofs.push(proof.data)
      return 'Доказательство записи в журнале принято'
    }
    const { type, id, validFrom } = document
    if ([type].flat().includes('BitstringStatusListCredential') && typeof id === 'string') {
      lists.set(id, document)
      if (typeof validFrom === 'string' && validFrom > takenAt) takenAt = new Date(validFrom).toISOString()
      return `Список отозванных — на ${moment(String(validFrom))}`
    }
    return undefined
  }

  async function reportOn(
    { name, bytes }: Given,
    proofs: readonly Inclusion[],
    isAlone: boolean,
  ): Promise<CheckReport> {
    const file = Buffer.from(bytes)
    const isPdf = looksLikePdf(file)
    const badge = isPdf ? attachmentOf(file) : file
    if (!badge) return refused(name, 'В этом PDF нет Open Badge')
    const asked = {
      file,
      kit: { ...kit, takenAt, statusLists: Object.fromEntries(lists) },
      now: now(),
    }
    const { lines, examined } = await badgeLines(badge, { ...asked, inclusion: null })
    const journal = proofs
      .map((inclusion) => inclusionLines({ ...asked, inclusion }, isPdf, examined))
      .find((found) => found.every((line) => line.isPassed)) ?? [journalLine(proofs.length, isAlone)]
    const all: OfflineLine[] = [...lines, ...journal, ...notAsked(isPdf)]
    const isRefused = all.some((line) => line.isPassed === false)
    const isUnsure = lines.some((line) => line.isPassed === null)
    const verdict = isRefused ? 'refused' : isUnsure ? 'unsure' : 'accepted'
    return {
      name,
      verdict,
      title: titleOf(verdict, examined.failure?.code === 'revoked', lines[0]?.detail),
      facts: examined.credential
        ? factsOf(
            examined.credential,
            examined.keys.map((k) => k.publicKeyMultibase),
          )
        : [],
      lines: all,
    }
  }

  return {
    info: {
      origin: kit.origin,
      takenAt: kit.takenAt,
      keys: kit.did.verificationMethod.map(({ publicKeyMultibase: key }) => ({
        print: fingerprintOf(key),
        since: kit.keys?.find((k) => k.publicKeyMultibase === key)?.since ?? null,
      })),
    },
    check: async (files) => {
      const notes: string[] = []
      const proofs: Inclusion[] = []
      const credentials: Given[] = []
      for (const one of files) {
        const document = jsonOf(Buffer.from(one.bytes))
        const note = document && takeIn(document, proofs)
        if (note) notes.push(note)
        else credentials.push(one)
      }
      const reports: CheckReport[] = []
      for (const one of credentials) reports.push(await reportOn(one, proofs, credentials.length === 1))
      return { notes, reports }
    },
  }
}

/** A proof given with one document must be of it; among several nobody knows whose it was to be. */
const journalLine = (given: number, isAlone: boolean): OfflineLine => ({
  what: 'Выдача записана в журнале портала',
  isPassed: given > 0 && isAlone ? false : null,
  detail: given > 0 ? 'приложенное доказательство не об этом документе' : 'доказательство не приложено',
})

/** Said aloud, so that nobody takes silence for a yes. */
const notAsked = (isPdf: boolean): OfflineLine[] => [
  ...(isPdf
    ? [
        {
          what: 'Подпись самого PDF',
          isPassed: null,
          detail: 'эта страница её не читает: проверен только Open Badge внутри, а не текст на листе',
        },
      ]
    : []),
  {
    what: 'Что файл принёс тот, чьё имя в нём стоит',
    isPassed: null,
    detail: 'сверьте имя с паспортом',
  },
]

const refused = (name: string, title: string): CheckReport => ({
  name,
  verdict: 'refused',
  title,
  facts: [],
  lines: [],
})

function titleOf(verdict: CheckReport['verdict'], isRevoked: boolean, why: string | undefined): string {
  if (verdict === 'accepted') return 'Подлинный и не отозван'
  if (verdict === 'unsure') return 'Подпись верна, но проверено не всё'
  if (isRevoked) return 'Сертификат отозван'
  return why ? `Не принят: ${why}` : 'Не принят'
}

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : undefined

/** What the document says of itself; it may be believed only when the signature holds. */
function factsOf(credential: Ld, keys: readonly string[]): [string, string][] {
  const subject = [credential['credentialSubject']].flat()[0] as
    | { identifier?: { identityHash?: unknown }[]; achievement?: Ld; creditsEarned?: unknown }
    | undefined
  const achievement = subject?.achievement
  const issuer = credential['issuer'] as { name?: unknown } | string | undefined
  const number = ([achievement?.['otherIdentifier'] ?? []].flat()[0] as { identifier?: unknown } | undefined)
    ?.identifier
  const from = textIn(credential['validFrom'])
  const facts: [string, string | undefined][] = [
    ['Кому', textIn([subject?.identifier ?? []].flat()[0]?.identityHash)],
    ['Что', textIn(achievement?.['name'])],
    ['Подробности', textIn(achievement?.['description'])],
    ['ЗЕТ', typeof subject?.creditsEarned === 'number' ? String(subject.creditsEarned) : undefined],
    ['Номер', textIn(number)],
    ['Выдан', from && moment(from)],
    ['Издатель', textIn(typeof issuer === 'object' ? issuer.name : undefined)],
    ['Адрес издателя', textIn(issuerOf(credential))],
    ['Отпечаток ключа', keys[0] && fingerprintOf(keys[0])],
  ]
  return facts.flatMap(([label, value]): [string, string][] => (value ? [[label, value]] : []))
}

const words = new Intl.DateTimeFormat('ru-RU', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Moscow',
})

function moment(iso: string): string {
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? iso : `${words.format(at)} по Москве`
}
