/** A scene of second steps: people with a password, browsers at the second step, an application that shows codes. */
import type { TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { lastCode } from '../../test/post.ts'
import type { Reply, SigningClient } from '../../test/signing-client.ts'
import { appCode } from '../../test/totp.ts'
import { setUserPassword } from './index.ts'

export const password = 'синий трактор едет'
let networks = 0

export interface Phone {
  readonly key: string
  /** Of this moment, or of some steps later. */
  readonly code: (stepsLater?: number) => string
}

export function factorsScene(app: TestApp) {
  /** First step done. */
  async function atSecondStep(person: TestPerson, client?: SigningClient): Promise<SigningClient> {
    const browser = client ?? app.stranger()
    await browser.begin()
    await browser.get('/api/session')
    const ip = `10.77.${Math.floor(networks / 250)}.${networks++ % 250}`
    const from = { alter: (request: object) => ({ ...request, remoteAddress: ip }) }
    const first = await browser.post(
      '/api/identity/password/sign-in',
      { login: person.snils, password },
      from,
    )
    if (first.status !== 200) throw new Error(JSON.stringify(first.body))
    return browser
  }

  async function bySms(person: TestPerson, client?: SigningClient): Promise<[SigningClient, Reply]> {
    const browser = await atSecondStep(person, client)
    const sent = await browser.post('/api/session/code', { channel: 'sms' })
    if (sent.status !== 200) return [browser, sent]
    const { challengeId } = sent.body
    const body = { challengeId, code: await lastCode(app, person.phone) }
    return [browser, await browser.post('/api/session/activation', body)]
  }

  async function connectApp(browser: SigningClient): Promise<Phone> {
    const begun = await browser.post('/api/profile/factors/app')
    if (begun.status !== 200) throw new Error(JSON.stringify(begun.body))
    const key = begun.body.key as string
    const code = (stepsLater = 0) => appCode(key, app.now(), stepsLater)
    const done = await browser.post('/api/profile/factors/app/confirmation', {
      id: begun.body.id,
      code: code(),
    })
    if (done.status !== 200) throw new Error(JSON.stringify(done.body))
    return { key, code }
  }

  return {
    atSecondStep,
    bySms,
    connectApp,
    withPassword: async (): Promise<TestPerson> => {
      const person = await app.person()
      await setUserPassword(app.context(null), person.id, password)
      return person
    },
    /** Someone who has an application, signed in; its last code is spent. */
    withApp: async (): Promise<{ person: TestPerson; browser: SigningClient; phone: Phone }> => {
      const person = await app.person()
      await setUserPassword(app.context(null), person.id, password)
      const [browser, reply] = await bySms(person)
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
      return { person, browser, phone: await connectApp(browser) }
    },
    /** Another half-minute, so that a fresh code is there. */
    nextStep: () => app.travel(30_000),
  }
}
