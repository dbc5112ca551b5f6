/** The cookies of sign-in: the session under a new name, the known device, and their end. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieOptions } from '../../../platform/session/begin.ts'
import { guestCookie, sessionCookie } from '../../../platform/session/gate.ts'

const deviceCookie = '__Host-nmo_dev'
const deviceDays = 365

export const deviceTokenOf = (request: FastifyRequest): string | undefined => {
  const token = request.cookies[deviceCookie]
  return token && /^[\w-]{43}$/.test(token) ? token : undefined
}

/** The guest cookie ends with its rights; the new one is never sent from another site (ASVS 7.2.4, 3.3.2). */
export function setSignedIn(
  reply: FastifyReply,
  tokens: { readonly sessionToken: string; readonly deviceToken: string },
): void {
  void reply
    .setCookie(sessionCookie, tokens.sessionToken, cookieOptions('strict'))
    .setCookie(deviceCookie, tokens.deviceToken, { ...cookieOptions('strict'), maxAge: deviceDays * 86_400 })
    .clearCookie(guestCookie, cookieOptions('lax'))
}

/** The token changes with the rights (ASVS 7.2.4). */
export function setSwitched(reply: FastifyReply, sessionToken: string): void {
  void reply.setCookie(sessionCookie, sessionToken, cookieOptions('strict'))
}

/**
 * Cookies and storage of an own device are not wiped whole: they hold the mark by which strangers cannot lock the
 * owner out, the choice of the low-vision version and the subscription to push. On a borrowed one everything goes.
 */
export function setSignedOut(reply: FastifyReply, forgetDevice: boolean): void {
  void reply
    .clearCookie(sessionCookie, cookieOptions('strict'))
    .clearCookie(guestCookie, cookieOptions('lax'))
    .header('clear-site-data', forgetDevice ? '"cache", "cookies", "storage"' : '"cache"')
  if (forgetDevice) void reply.clearCookie(deviceCookie, cookieOptions('strict'))
}
