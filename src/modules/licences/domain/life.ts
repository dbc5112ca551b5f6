/** Suspension, its end, revocation: what may follow what. Pure. */
import { Problem } from '../../../platform/problem.ts'
import { cannotResume, cannotStop, type PaperAct, type PaperStatus, type Stop } from '../contract.ts'
import type { PaperRecord } from './paper.ts'

const to: Readonly<Record<Stop['act'], { readonly status: PaperStatus; readonly act: PaperAct }>> = {
  suspend: { status: 'suspended', act: 'suspended' },
  resume: { status: 'verified', act: 'resumed' },
  revoke: { status: 'revoked', act: 'revoked' },
}

export const maySuspend = (p: Pick<PaperRecord, 'status'>): boolean => p.status === 'verified'
export const mayResume = (p: Pick<PaperRecord, 'status'>): boolean => p.status === 'suspended'
export const mayRevoke = (p: Pick<PaperRecord, 'status'>): boolean =>
  p.status === 'verified' || p.status === 'suspended'

export function stopped(
  p: PaperRecord,
  { act, reason }: Pick<Stop, 'act' | 'reason'>,
  now: Date,
): { readonly next: PaperRecord; readonly act: PaperAct } {
  if (act === 'resume' && !mayResume(p)) throw new Problem(cannotResume, { status: p.status })
  if (act === 'suspend' && !maySuspend(p)) throw new Problem(cannotStop, { status: p.status })
  if (act === 'revoke' && !mayRevoke(p)) throw new Problem(cannotStop, { status: p.status })
  return {
    next: {
      ...p,
      status: to[act].status,
      reason: act === 'resume' ? null : reason,
      decidedAt: now,
      version: p.version + 1,
      updatedAt: now,
    },
    act: to[act].act,
  }
}
