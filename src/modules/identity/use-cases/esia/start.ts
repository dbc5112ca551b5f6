/** C5: «Войти через Госуслуги», and from the profile: the address to go to, signed, with a state that only this browser can bring back. */
import type { Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import { esiaRefusals } from '../../contract.ts'
import { authorizationParameters, authorizationText } from '../../domain/esia/request.ts'
import * as flows from '../../store/esia-flows.ts'
import { esiaParts, requestFacts } from './parts.ts'

const flowMinutes = 15

export async function startEsia(ctx: Context, purpose: flows.Purpose = 'sign-in'): Promise<{ url: string }> {
  const { signer } = esiaParts(ctx.services)
  // UUIDv4: an id of ours tells its time, a state must tell nothing.
  const state = crypto.randomUUID()
  await flows.insertFlow(ctx.db, {
    state,
    sessionId: ctx.actor.sessionId!,
    purpose,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + flowMinutes * 60_000),
  })
  const { settings } = ctx.services
  const facts = requestFacts(ctx.services, { state, now: ctx.now })
  const signature = await sign(ctx, authorizationText(facts))
  const secret = Buffer.from(signature).toString('base64url')
  const parameters = authorizationParameters(facts, {
    secret,
    certificateHash: signer.certificateHash,
    isOffline: settings.ESIA_RENEWAL === 'on',
  })
  // URLSearchParams writes a space as «+»; ЕСИА documents %20 and a timestamp whose own «+» is %2B.
  return {
    url: `${new URL('/aas/oauth2/v2/ac', settings.ESIA_URL).href}?${parameters.toString().replaceAll('+', '%20')}`,
  }
}

async function sign(ctx: Context, text: string): Promise<Uint8Array> {
  try {
    return await esiaParts(ctx.services).signer.sign(Buffer.from(text))
  } catch (err) {
    ctx.log.error({ err }, 'request to ЕСИА could not be signed')
    throw new Problem(esiaRefusals.signature, { detail: 'Портал не смог подписать запрос' })
  }
}

/** Where the browser goes after sign-out, so that Госуслуги end their session too. */
export function esiaLogoutUrl(ctx: Context): string {
  const { ESIA_URL, ESIA_CLIENT_ID, PUBLIC_ORIGIN } = ctx.services.settings
  const query = new URLSearchParams({
    client_id: ESIA_CLIENT_ID,
    redirect_url: new URL('/sign-out', PUBLIC_ORIGIN).href,
  })
  return `${new URL('/idp/ext/Logout', ESIA_URL).href}?${query.toString()}`
}
