/** C5: the browser is back from Госуслуги: the state is ours, the code is changed for tokens, the person is recognised. */
import type { Context } from '../../../../platform/context.ts'
import { attachPerson } from '../../../../platform/session/life.ts'
import { deviceName } from '../../domain/device.ts'
import { factsOf } from '../../domain/esia/profile.ts'
import { troubleOf } from '../../domain/esia/troubles.ts'
import * as flows from '../../store/esia-flows.ts'
import * as signIns from '../../store/sign-ins.ts'
import { hashDevice } from '../open-session.ts'
import { recognise } from './recognise.ts'
import { exchangeCode, fetchPerson, trouble } from './talk.ts'

export interface EsiaReturn {
  readonly state: string | undefined
  readonly code: string | undefined
  readonly error: string | undefined
  readonly errorDescription: string | undefined
  readonly deviceToken: string | undefined
}

const troubles = { unknown: 'stateUnknown', expired: 'stateExpired', foreign: 'foreignBrowser' } as const

/** `ctx.actor.sessionId` is of the guest cookie; null when the browser brought none. */
export async function returnFromEsia(ctx: Context, back: EsiaReturn): Promise<void> {
  const { sessionId } = ctx.actor
  const isUuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(back.state ?? '')
  const verdict = isUuid
    ? await ctx.transaction((tx) => flows.takeFlow(tx.db, back.state!, sessionId, tx.now))
    : 'unknown'
  if (verdict !== 'ours') throw trouble(troubles[verdict], 'state')
  if (back.error !== undefined) {
    const refused = troubleOf(back.error, back.errorDescription ?? '')
    throw trouble(refused.trouble, back.error, refused.esiaCode)
  }
  if (!back.code || back.code.length > 16_384) throw trouble('other', 'no code')
  const tokens = await exchangeCode(ctx, back.code)
  const { person, contacts } = await fetchPerson(ctx, tokens)
  const facts = factsOf(person, contacts)
  if (!facts.isConfirmed || !tokens.subject.isTrusted) throw trouble('unconfirmed', 'not trusted')
  if (!facts.snils || !facts.familyName || !facts.givenName)
    throw trouble('profileIncomplete', 'name or snils')
  await ctx.transaction(async (tx) => {
    const personId = await recognise(tx, tokens.subject.oid, facts)
    const isAttached = await attachPerson(tx.db, sessionId!, personId, 'esia', tokens.idToken)
    if (!isAttached) throw trouble('stateUnknown', 'session')
    await signIns.saveFirstStep(tx.db, {
      sessionId: sessionId!,
      personId,
      method: 'esia',
      firstStepAt: tx.now,
      completedAt: null,
      deviceName: deviceName(tx.origin?.userAgent ?? ''),
      isNewDevice: false,
      failuresBefore: 0,
      ip: tx.origin?.ip ?? '',
      isKnownDevice: await isKnown(tx, personId, back.deviceToken),
      esiaSaid: tokens.subject.said,
    })
  })
}

const isKnown = async (tx: Context, personId: string, token: string | undefined): Promise<boolean> =>
  token !== undefined && (await signIns.isKnownDevice(tx.db, personId, hashDevice(token)))
