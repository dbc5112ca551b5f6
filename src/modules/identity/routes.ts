/** Addresses of sign-in, accounts and profile. */
import { quiet, serve, type Server } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { serveEsiaProfile } from './routes/esia-profile.ts'
import { serveFactors, servePasskeySignIn, serveStepUp } from './routes/factors.ts'
import { serveGuard } from './routes/guard.ts'
import { servePasswordDesk } from './routes/passwords.ts'
import { serveRecovery } from './routes/recovery.ts'
import { changeContact, sendContactCode } from './use-cases/change-contact.ts'
import { readKnownShelf, readPasswordRules } from './use-cases/check-password.ts'
import { changePassword, sendPasswordCode } from './use-cases/change-password.ts'
import { switchRole } from './use-cases/choose-role.ts'
import { deviceTokenOf, setSignedIn, setSignedOut, setSwitched } from './use-cases/cookies.ts'
import { describeSession } from './use-cases/describe-session.ts'
import { endOneSession, endOtherSessions, listSessions, signOut } from './use-cases/end-sessions.ts'
import { serveEsiaCallback } from './use-cases/esia/callback.ts'
import { startEsia } from './use-cases/esia/start.ts'
import { readProfile } from './use-cases/read-profile.ts'
import { confirmRegistration, register } from './use-cases/register.ts'
import { replaceOldPassword } from './use-cases/replace-old-password.ts'
import { activateSession, sendSignInCode } from './use-cases/second-step.ts'
import { signInByPassword } from './use-cases/sign-in-by-password.ts'
import { whoAsks } from './use-cases/who-asks.ts'

export function routes(server: Server): void {
  serveSignIn(server)
  serveAccounts(server)
  serveRecovery(server)
  serveProfile(server)
  servePasskeySignIn(server)
  serveFactors(server)
  serveStepUp(server)
  serveGuard(server)
  servePasswordDesk(server)
  serveEsiaCallback(server)
  serveEsiaProfile(server)
}

function serveSignIn(server: Server): void {
  serve(server, contract.currentSession, {
    // Looks at the cookie itself: for this one question a guest is an answer.
    permission: 'public',
    audit: quiet('человек спрашивает, вошёл ли он'),
    run: async (ctx, { http }) => {
      const admitted = await whoAsks(server.gate, http.raw, http.request.cookies, ctx.now)
      return describeSession(ctx, admitted?.actor ?? null)
    },
  })
  serve(server, contract.startEsia, {
    permission: 'guest',
    audit: quiet('до входа человека ещё нет; возврат из ЕСИА в журнале есть'),
    run: (ctx) => startEsia(ctx),
  })
  serve(server, contract.signInByPassword, {
    permission: 'guest',
    audit: 'password-tried',
    run: (ctx, { body, http }) =>
      signInByPassword(ctx, { ...body, deviceToken: deviceTokenOf(http.request) }),
  })
  serve(server, contract.switchRole, {
    permission: 'profile.own',
    audit: 'role-switched',
    run: async (ctx, { body, http }) => {
      const done = await switchRole(ctx, body.role, deviceTokenOf(http.request))
      setSwitched(http.reply, done.sessionToken)
      return done.session
    },
  })
  serve(server, contract.sendSignInCode, {
    permission: 'guest',
    audit: 'sign-in-code-sent',
    run: (ctx, { body }) => sendSignInCode(ctx, body.channel),
  })
  serve(server, contract.activateSession, {
    permission: 'guest',
    audit: 'signed-in',
    run: async (ctx, { body, http }) => {
      const done = await activateSession(ctx, { proof: body, deviceToken: deviceTokenOf(http.request) })
      if (done.tokens) setSignedIn(http.reply, done.tokens)
      return done.session
    },
  })
  serve(server, contract.replaceOldPassword, {
    permission: 'guest',
    audit: 'old-password-replaced',
    run: async (ctx, { body, http }) => {
      const done = await replaceOldPassword(ctx, { ...body, deviceToken: deviceTokenOf(http.request) })
      if (done.tokens) setSignedIn(http.reply, done.tokens)
      return done.session
    },
  })
  serve(server, contract.endSession, {
    permission: 'guest',
    audit: 'signed-out',
    run: async (ctx, { body, http }) => {
      const answer = await signOut(ctx, { ...body, deviceToken: deviceTokenOf(http.request) })
      setSignedOut(http.reply, body.forgetDevice)
      return answer
    },
  })
}

function serveAccounts(server: Server): void {
  serve(server, contract.register, {
    permission: 'guest',
    audit: 'registration-asked',
    run: (ctx, { body }) => register(ctx, body),
  })
  serve(server, contract.readPasswordRules, {
    permission: 'public',
    audit: quiet('правила пароля одни для всех'),
    run: (ctx) => readPasswordRules(ctx),
  })
  serve(server, contract.readKnownPasswords, {
    permission: 'public',
    audit: quiet('список известных паролей открыт; какой из сотни имели в виду, не видно'),
    run: (ctx, { params }) => readKnownShelf(ctx, params.shelf),
  })
  serve(server, contract.confirmRegistration, {
    permission: 'guest',
    audit: 'registration-confirmed',
    run: (ctx, { body }) => confirmRegistration(ctx, body.token),
  })
}

function serveProfile(server: Server): void {
  serve(server, contract.readProfile, {
    permission: 'profile.own',
    audit: quiet('человек смотрит свой профиль'),
    run: (ctx) => readProfile(ctx),
  })
  serve(server, contract.listSessions, {
    permission: 'profile.own',
    audit: quiet('человек смотрит свои входы'),
    run: (ctx) => listSessions(ctx),
  })
  serve(server, contract.endOneSession, {
    permission: 'profile.own',
    audit: 'session-ended',
    run: (ctx, { params }) => endOneSession(ctx, params.id),
  })
  serve(server, contract.endOtherSessions, {
    permission: 'profile.own',
    audit: 'other-sessions-ended',
    run: (ctx) => endOtherSessions(ctx),
  })
  serve(server, contract.sendPasswordCode, {
    permission: 'profile.own',
    audit: 'password-code-sent',
    run: (ctx, { body }) => sendPasswordCode(ctx, body.channel),
  })
  serve(server, contract.changePassword, {
    permission: 'profile.own',
    audit: 'password-changed',
    run: (ctx, { body }) => changePassword(ctx, body),
  })
  serve(server, contract.sendContactCode, {
    permission: 'profile.own',
    audit: 'contact-code-sent',
    run: (ctx, { body }) => sendContactCode(ctx, body),
  })
  serve(server, contract.changeContact, {
    permission: 'profile.own',
    audit: 'contact-changed',
    run: (ctx, { body }) => changeContact(ctx, body),
  })
}
