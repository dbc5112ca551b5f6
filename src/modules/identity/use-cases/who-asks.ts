/** A page asks who is signed in before it knows whether anybody is: here a guest is an answer, not a refusal. */
import { Problem } from '../../../platform/problem.ts'
import { signatureInvalid, signatureMissing, unauthenticated } from '../../../platform/refusals.ts'
import type { Admitted, Cookies, Gate } from '../../../platform/session/gate.ts'
import { guestCookie, sessionCookie } from '../../../platform/session/gate.ts'
import type { RawRequest } from '../../../platform/signature/verify.ts'

/** A cookie without its key opens nothing, so its bearer is a guest. A stale signature is refused as always: the page signs again. */
const meansGuest = [unauthenticated, signatureMissing, signatureInvalid].map((refusal) => refusal.code)

export async function whoAsks(
  gate: Gate,
  request: RawRequest,
  cookies: Cookies,
  now: Date,
): Promise<Admitted | null> {
  if (!cookies[sessionCookie] && !cookies[guestCookie]) return null
  try {
    return await gate.admitGuest(request, cookies, now)
  } catch (error) {
    if (error instanceof Problem && meansGuest.includes(error.code)) return null
    throw error
  }
}
