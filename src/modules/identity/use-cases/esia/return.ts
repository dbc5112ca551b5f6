/** C5: the browser is back from Госуслуги: the state is ours, the code is changed for tokens, the person is recognised. */
import type { Context } from '../../../../platform/context.ts'
import { attachPerson } from '../../../../platform/session/life.ts'
import { deviceName } from '../../domain/device.ts'
import * as signIns from '../../store/sign-ins.ts'
import { hashDevice } from '../open-session.ts'
import { recognise } from './recognise.ts'
import { trouble } from './talk.ts'
import { hearByCode, takeReturn, type Back } from './told.ts'

export interface EsiaReturn extends Back {
  readonly deviceToken: string | undefined
}

/** `ctx.actor.sessionId` is of the guest cookie; null when the browser brought none. */
export async function returnFromEsia(ctx: Context, back: EsiaReturn): Promise<void> {
  const { sessionId } = ctx.actor
  const { purpose, code } = await takeReturn(ctx, back)
  if (purpose !== 'sign-in') throw trouble('stateUnknown', purpose)
  const { told, tokens } = await hearByCode(ctx, code)
  await ctx.transaction(async (tx) => {
    const { personId } = await recognise(tx, told)
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
