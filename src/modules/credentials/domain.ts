/** Rules of certificates: the code, the number, and what the facts about a file amount to. Pure. */
import { readSpoken, spokenCode } from '../../platform/spoken-code.ts'
import type { CredentialCheck, FileCheck, FileVerdict } from './contract.ts'

const length = 16

/** 80 random bits as 16 signs. */
export function codeFrom(bytes: Uint8Array): string {
  if (bytes.length !== 10) throw new Error('A code is made of 10 bytes')
  return spokenCode(bytes)
}

/** A code as people type it; undefined when it cannot be one. */
export const readCode = (typed: string): string | undefined => readSpoken(typed, length)

/** The code of a certificate stands in the file as the address that its QR opens. */
export function codeInText(text: string): string | undefined {
  const match = /\/verify\/([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})/.exec(text)
  return match?.[1] && readCode(match[1])
}

export const numberOf = (year: number, serial: number): string =>
  `НМО-${year}-${String(serial).padStart(6, '0')}`

export interface FileFacts {
  readonly isPdf: boolean
  /** Null when the file has no signature. */
  readonly signature: {
    readonly isOurs: boolean
    readonly isIntact: boolean
    readonly coversAll: boolean
  } | null
  /** Of the certificate whose document has exactly these bytes. */
  readonly known: { readonly isRevoked: boolean } | null
}

/** Each check in its order; after the first failure the rest say nothing. */
export function judge(f: FileFacts): { verdict: FileVerdict; checks: FileCheck[] } {
  const steps: [FileCheck['key'], boolean, FileVerdict][] = [
    ['pdf', f.isPdf, 'not-pdf'],
    ['signed', f.signature !== null, 'unsigned'],
    ['ours', f.signature?.isOurs === true, 'foreign'],
    ['intact', f.signature?.isIntact === true, 'altered'],
    ['whole', f.signature?.coversAll === true, 'appended'],
    ['in-force', f.known !== null && !f.known.isRevoked, f.known ? 'revoked' : 'unknown'],
  ]
  const failed = steps.findIndex(([, isPassed]) => !isPassed)
  return {
    verdict: steps[failed]?.[2] ?? 'genuine',
    checks: steps.map(([key, isPassed], i) => ({
      key,
      isPassed: failed >= 0 && i > failed ? null : isPassed,
    })),
  }
}

/** The steps at which the examination of a badge may stop; a step named here is the check that failed. */
const stopsAt: Readonly<Record<string, CredentialCheck['key']>> = {
  credential: 'model',
  model: 'model',
  badge: 'badge',
  signed: 'signed',
  issuer: 'ours',
  intact: 'intact',
  dates: 'dates',
  status: 'in-force',
}

/**
 * Each check in its order, as far as it was asked. `failedAt`: the step of the examination that failed. Whether it is known
 * is asked of our own records, so a badge that fails later is still known or not; the journal is asked last.
 */
export function badgeChecks(
  failedAt: string | null,
  isKnown: boolean,
  isLogged: boolean | null,
): CredentialCheck[] {
  const order: CredentialCheck['key'][] = ['model', 'badge', 'signed', 'ours', 'intact', 'dates', 'in-force']
  const failed = failedAt === null ? order.length : order.indexOf(stopsAt[failedAt] ?? 'model')
  const checks = order.map((key, i) => ({ key, isPassed: i === failed ? false : i < failed ? true : null }))
  return [
    ...checks,
    { key: 'known', isPassed: failed > order.indexOf('intact') ? isKnown : null },
    // Not yet logged is no fault: the row comes within minutes.
    { key: 'logged', isPassed: isLogged || null },
  ]
}

/** «23 ноября 2026», by Moscow. */
export const dayOf = (at: Date): string =>
  at
    .toLocaleDateString('ru-RU', {
      timeZone: 'Europe/Moscow',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    })
    .replace(/\s*г\.$/, '')

/** The year that the number names, by Moscow. */
export const yearOf = (at: Date): number =>
  Number(at.toLocaleDateString('en-CA', { timeZone: 'Europe/Moscow', year: 'numeric' }))
