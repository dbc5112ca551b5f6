/** A verifier holds an application while working on it; after half an hour of silence another may take it. */
import { Problem } from '../../../platform/problem.ts'
import { held, notHeld, notUnderReview } from '../contract.ts'
import { isOver, type ApplicationRecord, type Step } from './record.ts'

export const leaseMs = 30 * 60_000

export interface Hold {
  readonly verifierId: string
  readonly until: Date
}

/** Who holds it now; null when nobody does, or when the holder has been silent too long. */
export function holdOf(application: ApplicationRecord, at: Date): Hold | null {
  const { verifierId, verifierSeenAt, status } = application
  if (!verifierId || !verifierSeenAt || isOver(status)) return null
  const until = new Date(verifierSeenAt.getTime() + leaseMs)
  return until > at ? { verifierId, until } : null
}

export function claimed(application: ApplicationRecord, verifierId: string, at: Date): Step {
  const { status } = application
  if (isOver(status)) throw new Problem(notUnderReview, { status })
  const hold = holdOf(application, at)
  if (hold && hold.verifierId !== verifierId)
    throw new Problem(held, { verifierId: hold.verifierId, until: hold.until.toISOString() })
  const isNews = application.verifierId !== verifierId
  return {
    next: { ...application, verifierId, verifierSeenAt: at },
    line: isNews ? { at, act: 'claimed', from: status, to: status, actorId: verifierId, note: null } : null,
  }
}

/** An act of the holder keeps the hold; who lost it to another is told so. A hold that only grew old is still one's own. */
export function keptBy(application: ApplicationRecord, verifierId: string, at: Date): ApplicationRecord {
  if (application.verifierId === verifierId && application.verifierSeenAt)
    return { ...application, verifierSeenAt: at }
  const hold = holdOf(application, at)
  if (hold) throw new Problem(held, { verifierId: hold.verifierId, until: hold.until.toISOString() })
  throw new Problem(notHeld)
}

export function released(application: ApplicationRecord, verifierId: string): ApplicationRecord {
  if (application.verifierId !== verifierId || !application.verifierSeenAt) throw new Problem(notHeld)
  return { ...application, verifierSeenAt: null }
}
