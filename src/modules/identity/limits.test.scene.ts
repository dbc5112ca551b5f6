/** A scene of attacks and crowds: browsers at any address, owners with a known browser, blocks as the database keeps them. */
import type { TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { lastCode } from '../../test/post.ts'
import type { Reply, SigningClient } from '../../test/signing-client.ts'
import { setUserPassword } from './index.ts'

export const good = 'синий трактор едет'
let wrongs = 0
/** Never the same twice: one password on many accounts is an attack of its own. */
export const bad = () => `мимо мимо мимо ${wrongs++}`

export interface Browser extends SigningClient {
  readonly signIn: (ip: string, login: string, password: string) => Promise<Reply>
}

/** A session of before sign-in lives half an hour. */
export async function again(client: SigningClient): Promise<void> {
  await client.begin()
  await client.get('/api/session')
}

export function limitsScene(app: TestApp) {
  let nextNetwork = 0
  let strange: Browser | undefined

  /** Each attempt may come from another address. */
  async function browser(): Promise<Browser> {
    const client = app.stranger()
    await again(client)
    return {
      ...client,
      signIn: (ip, login, password) =>
        client.post(
          '/api/identity/password/sign-in',
          { login, password },
          { alter: (request: object) => ({ ...request, remoteAddress: ip }) },
        ),
    }
  }

  async function finish(client: Browser, person: TestPerson): Promise<Reply> {
    const { challengeId } = (await client.post('/api/session/code', { channel: 'sms' })).body
    return client.post('/api/session/activation', { challengeId, code: await lastCode(app, person.phone) })
  }

  return {
    browser,
    finish,
    /** Never the same twice: no test sees the counts of another. */
    network: () => `10.${50 + Math.floor(nextNetwork / 250)}.${nextNetwork++ % 250}`,
    withPassword: async (): Promise<TestPerson> => {
      const person = await app.person()
      await setUserPassword(app.context(null), person.id, good)
      return person
    },
    /** One strange browser guesses for all: it bears nobody's mark. */
    guess: async (ip: string, login: string, password = bad()): Promise<Reply> => {
      strange ??= await browser()
      const reply = await strange.signIn(ip, login, password)
      if (reply.status !== 401) return reply
      await again(strange)
      return strange.signIn(ip, login, password)
    },
    /** Signs in wholly, so that the browser becomes the owner's; then it begins anew. */
    known: async (person: TestPerson, ip: string): Promise<Browser> => {
      const client = await browser()
      const first = await client.signIn(ip, person.snils, good)
      const done = await finish(client, person)
      if (first.status !== 200 || done.status !== 200)
        throw new Error(JSON.stringify([first.body, done.body]))
      await again(client)
      return client
    },
    blocks: (kind: string) =>
      app.sql(
        `select *, extract(epoch from until - at)::int as seconds from identity.block where kind = $1 order by at`,
        [kind],
      ),
  }
}
export type LimitsScene = ReturnType<typeof limitsScene>
