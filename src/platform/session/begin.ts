/** `POST /api/session/begin`: a browser shows its public key and proves that it holds the private one. */
import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Problem } from '../problem.ts'
import * as refusals from '../refusals.ts'
import { quiet, serve, type Server } from '../serve.ts'
import { checkSignature, importKey, PublicJwk, readSignature, thumbprint } from '../signature/verify.ts'
import { guestCookie, sessionCookie } from './gate.ts'
import { hashToken, insertSession } from './store.ts'

export const beginSession = endpoint({
  method: 'POST',
  path: '/api/session/begin',
  summary: 'Показать открытый ключ браузера и начать вход',
  body: z.strictObject({ jwk: PublicJwk }),
  problems: [refusals.signatureMissing, refusals.signatureInvalid, refusals.signatureClock],
})

const preMinutes = 30

/** Attributes of `__Host-` cookies; the guest one is Lax because ЕСИА brings the browser back from another site. */
export const cookieOptions = (sameSite: 'lax' | 'strict') => ({
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite,
})

export function serveSessionBegin(server: Server, publicOrigin: string): void {
  serve(server, beginSession, {
    permission: 'public',
    audit: quiet('до входа человека ещё нет'),
    run: async (ctx, { body, http }) => {
      const read = readSignature(http.raw, 'nmo-bind/1')
      const jkt = thumbprint(body.jwk)
      if (read.input.keyid !== jkt) throw new Problem(refusals.signatureInvalid)
      checkSignature(http.raw, read, safeImport(body.jwk), publicOrigin, ctx.now)
      const token = ctx.services.random.token(32)
      await insertSession(ctx.db, {
        id: ctx.services.random.uuid(),
        tokenHash: hashToken(token),
        jwk: body.jwk,
        jkt,
        ip: ctx.origin?.ip ?? '',
        userAgent: (ctx.origin?.userAgent ?? '').slice(0, 300),
        now: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + preMinutes * 60_000),
      })
      void http.reply
        .setCookie(guestCookie, token, cookieOptions('lax'))
        .clearCookie(sessionCookie, cookieOptions('strict'))
      return {}
    },
  })
}

function safeImport(jwk: PublicJwk) {
  try {
    return importKey(jwk)
  } catch {
    throw new Problem(refusals.signatureInvalid)
  }
}
