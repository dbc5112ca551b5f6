/** C5, D5: a one-time code for one act, one browser and one content leaves for the person's phone or mailbox. */
import type { Context } from '../../../platform/context.ts'
import { maskAddress } from '../../../platform/messages/mask.ts'
import { queueMessage } from '../../../platform/messages/queue.ts'
import { Problem } from '../../../platform/problem.ts'
import { codeTooMany, codeTooSoon, noSecondStep, personNotFound, type Challenge } from '../contract.ts'
import {
  boundText,
  codeLifeSeconds,
  codeLimits,
  codeTries,
  resendSeconds,
  waitSeconds,
} from '../domain/codes.ts'
import { waysOf, type Way } from '../domain/second-step.ts'
import * as challenges from '../store/challenges.ts'
import * as people from '../store/people.ts'
import { codePause, codesPaused } from './count-failure.ts'

export interface CodeOrder {
  /** Stable name of the act: «record-confirmation». One live code per person and purpose. */
  readonly purpose: string
  readonly personId: string
  /** Hash of what is confirmed; another content needs another code. */
  readonly payloadHash: string
  /** What the message says is confirmed, in Russian: «вход в кабинет». */
  readonly about: string
  /** An address that is not yet the person's own, or a chosen way; otherwise the best known one. */
  readonly to?: Way
  /** The browser is one that this person has used before; a session that is open already is too. */
  readonly isKnownDevice?: boolean
}

export const issueCode = (ctx: Context, order: CodeOrder): Promise<Challenge> =>
  ctx.transaction(async (tx) => {
    const person = await people.lockPerson(tx.db, 'id', order.personId)
    if (!person) throw new Problem(personNotFound)
    const [way] = order.to ? [order.to] : waysOf(person)
    if (!way) throw new Problem(noSecondStep)
    const addressHash = tx.services.keyed('code-address', `${way.channel}/${way.address}`)
    const ip = tx.origin?.ip ?? ''
    const isKnownDevice = order.isKnownDevice ?? tx.actor.personId !== null
    await refuseTooMany(tx, { ...order, isKnownDevice }, { person: order.personId, address: addressHash, ip })
    const { personId, purpose } = order
    await challenges.killChallenges(tx.db, { personId, purpose, isKnownDevice })
    const id = tx.services.random.uuid()
    const code = tx.services.random.code()
    const binding = {
      challengeId: id,
      purpose: order.purpose,
      personId: order.personId,
      sessionId: tx.actor.sessionId,
      payloadHash: order.payloadHash,
    }
    const expiresAt = new Date(tx.now.getTime() + codeLifeSeconds * 1000)
    await challenges.insertChallenge(tx.db, {
      id,
      purpose: order.purpose,
      person_id: order.personId,
      session_id: tx.actor.sessionId,
      payload_hash: order.payloadHash,
      mac: tx.services.keyed('one-time-code', boundText(binding, code)),
      channel: way.channel,
      address_hash: addressHash,
      ip,
      state: 'live',
      attempts_left: codeTries,
      created_at: tx.now,
      expires_at: expiresAt,
      is_known_device: isKnownDevice,
    })
    await queueMessage(tx, {
      key: `identity.code/${id}`,
      personId: order.personId,
      channel: way.channel,
      to: way.address,
      template: 'code',
      data: { code, purpose: order.about },
      expiresAt,
    })
    return {
      challengeId: id,
      channel: way.channel,
      sentTo: maskAddress(way.channel, way.address),
      expiresAt: expiresAt.toISOString(),
      resendAt: new Date(tx.now.getTime() + resendSeconds * 1000).toISOString(),
    }
  })

async function refuseTooMany(
  tx: Context,
  order: CodeOrder & { readonly isKnownDevice: boolean },
  keys: Record<'person' | 'address' | 'ip', string>,
): Promise<void> {
  const last = await challenges.lastChallenge(tx.db, order)
  if (last && last.state !== 'used') {
    const wait = waitSeconds([last.created_at], { count: 1, windowSeconds: resendSeconds }, tx.now)
    if (wait > 0) throw new Problem(codeTooSoon, { retryAfterSeconds: wait })
  }
  // Guesses of a stranger stop the codes that strangers ask for; the owner's own browsers go on getting theirs.
  const pause = await codePause(tx, order)
  const waits: number[] = [pause]
  for (const limit of codeLimits) {
    if (keys[limit.by] === '') continue
    const since = new Date(tx.now.getTime() - limit.windowSeconds * 1000)
    const times = await challenges.challengeTimes(
      tx.db,
      { by: limit.by, value: keys[limit.by], isKnownDevice: order.isKnownDevice },
      since,
      limit.count,
    )
    waits.push(waitSeconds(times, limit, tx.now))
  }
  const longest = Math.max(0, ...waits)
  if (longest > 0 && longest === pause) throw codesPaused(pause)
  if (longest > 0) throw new Problem(codeTooMany, { retryAfterSeconds: longest })
}
