/** Addresses of second steps in the profile. */
import { quiet, serve, type Server } from '../../../platform/serve.ts'
import * as contract from '../contract.ts'
import { deviceTokenOf, setSignedIn, setSwitched } from '../use-cases/cookies.ts'
import { chooseFactor } from '../use-cases/factors/choose-factor.ts'
import { beginApp, confirmApp, removeApp } from '../use-cases/factors/connect-app.ts'
import { addPasskey, namePasskey, newPasskeyOptions, removePasskey } from '../use-cases/factors/passkeys.ts'
import { makeRecoveryCodes } from '../use-cases/factors/recovery-codes.ts'
import { readFactors } from '../use-cases/factors/read-factors.ts'
import { readStepUp, sendStepUpCode, stepUp, stepUpPasskey } from '../use-cases/factors/step-up.ts'
import { switchMessages } from '../use-cases/factors/switch-messages.ts'
import { secondStepPasskey } from '../use-cases/second-step.ts'
import { passkeySignInOptions, signInByPasskey } from '../use-cases/sign-in-by-passkey.ts'

/** Before sign-in. */
export function servePasskeySignIn(server: Server): void {
  serve(server, contract.secondStepPasskey, {
    permission: 'guest',
    audit: quiet('вопрос браузеру, сам вход в журнале есть'),
    run: (ctx) => secondStepPasskey(ctx),
  })
  serve(server, contract.passkeySignInOptions, {
    permission: 'guest',
    audit: quiet('до входа человека ещё нет'),
    run: (ctx) => passkeySignInOptions(ctx),
  })
  serve(server, contract.signInByPasskey, {
    permission: 'guest',
    audit: 'signed-in',
    run: async (ctx, { body, http }) => {
      const done = await signInByPasskey(ctx, { ...body, deviceToken: deviceTokenOf(http.request) })
      if (done.tokens) setSignedIn(http.reply, done.tokens)
      return done.session
    },
  })
}

export function serveFactors(server: Server): void {
  serve(server, contract.readFactors, {
    permission: 'factors.own',
    audit: quiet('человек смотрит свои способы входа'),
    run: (ctx) => readFactors(ctx),
  })
  serve(server, contract.beginApp, {
    permission: 'factors.own',
    audit: 'app-begun',
    run: (ctx) => beginApp(ctx),
  })
  serve(server, contract.confirmApp, {
    permission: 'factors.own',
    audit: 'app-connected',
    run: async (ctx, { body, http }) => {
      const { factors, sessionToken } = await confirmApp(ctx, body)
      if (sessionToken) setSwitched(http.reply, sessionToken)
      return factors
    },
  })
  serve(server, contract.removeApp, {
    permission: 'factors.own',
    audit: 'app-removed',
    run: (ctx) => removeApp(ctx),
  })
  serve(server, contract.newPasskeyOptions, {
    permission: 'factors.own',
    audit: quiet('вопрос браузеру, сам ключ в журнале есть'),
    run: (ctx) => newPasskeyOptions(ctx),
  })
  serve(server, contract.addPasskey, {
    permission: 'factors.own',
    audit: 'passkey-added',
    run: async (ctx, { body, http }) => {
      const { factors, sessionToken } = await addPasskey(ctx, body)
      if (sessionToken) setSwitched(http.reply, sessionToken)
      return factors
    },
  })
  serve(server, contract.namePasskey, {
    permission: 'factors.own',
    audit: 'passkey-named',
    run: (ctx, { params, body }) => namePasskey(ctx, params.id, body.name),
  })
  serve(server, contract.removePasskey, {
    permission: 'factors.own',
    audit: 'passkey-removed',
    run: (ctx, { params }) => removePasskey(ctx, params.id),
  })
  serve(server, contract.makeRecoveryCodes, {
    permission: 'factors.own',
    audit: 'recovery-codes-made',
    run: (ctx) => makeRecoveryCodes(ctx),
  })
  serve(server, contract.chooseFactor, {
    permission: 'factors.own',
    audit: 'factor-chosen',
    run: (ctx, { body }) => chooseFactor(ctx, body.preferred),
  })
  serve(server, contract.switchMessages, {
    permission: 'factors.own',
    audit: 'messages-switched',
    run: (ctx, { body }) => switchMessages(ctx, body.isOff),
  })
}

/** Before sensitive work. */
export function serveStepUp(server: Server): void {
  serve(server, contract.readStepUp, {
    permission: 'factors.own',
    audit: quiet('страница спрашивает, чем подтвердить'),
    run: (ctx) => readStepUp(ctx),
  })
  serve(server, contract.sendStepUpCode, {
    permission: 'factors.own',
    audit: 'step-up-code-sent',
    run: (ctx, { body }) => sendStepUpCode(ctx, body.channel),
  })
  serve(server, contract.stepUpPasskey, {
    permission: 'factors.own',
    audit: quiet('вопрос браузеру, само подтверждение в журнале есть'),
    run: (ctx) => stepUpPasskey(ctx),
  })
  serve(server, contract.stepUp, {
    permission: 'factors.own',
    audit: 'stepped-up',
    run: async (ctx, { body, http }) => {
      setSwitched(http.reply, await stepUp(ctx, body))
      return {}
    },
  })
}
