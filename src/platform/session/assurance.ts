/** Sensitive work asks for a fresh proof of the person (ASVS 7.5.3): how fresh is a dated number of policy. */
import type { Actor, Db } from '../context.ts'
import type { Endpoint } from '../endpoint.ts'
import { assuranceDemanded, type Permission } from '../permissions.ts'
import { readPolicy } from '../policy/read.ts'
import { Problem } from '../problem.ts'
import { stepUpNeeded } from '../refusals.ts'

/** A contract that forgot to say stops the start of the portal. */
export function demandAssurance(e: Endpoint, permission: Permission | 'public' | 'guest'): void {
  const isDemanded = e.method !== 'GET' && assuranceDemanded.some((one) => one === permission)
  if (isDemanded && e.assurance === null)
    throw new Error(`${e.method} ${e.path}: say \`assurance\`, the right ${permission} demands it`)
}

export async function checkAssurance(db: Db, e: Endpoint, actor: Actor, now: Date): Promise<void> {
  if (e.assurance !== 'fresh') return
  const minutes = (await readPolicy(db, now)).number('step-up.minutes')
  const age = actor.proved ? now.getTime() - actor.proved.at.getTime() : Infinity
  if (age > minutes * 60_000) throw new Problem(stepUpNeeded, { minutes })
}
