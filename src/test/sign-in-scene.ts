/** A scene for tests of sign-in: the portal, the ЕСИА sandbox on plain HTTP, and browsers that go from one to the other. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testApp } from './app.ts'
import { Jar } from './peers/esia/tests/jar.ts'
import { standPassword, startEsiaSandbox, type NewPerson } from './peers/esia/index.ts'
import { lastCode } from './post.ts'
import type { Reply } from './signing-client.ts'
import { snilsFrom } from './snils.ts'

const fixture = (name: string) => new URL(`peers/esia/tests/fixtures/${name}`, import.meta.url).pathname
const callback = 'https://localhost:8443/sign-in/esia/callback'

export interface SceneOptions {
  readonly gost?: boolean
  readonly settings?: Record<string, string>
}

export async function signInScene(options: SceneOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'nmo-esia-'))
  let clock = () => new Date()
  const esia = await startEsiaSandbox({ clock: () => clock(), people: [] })
  const kind = options.gost ? 'gost' : 'rsa'
  esia.addClient({
    mnemonic: 'NMO',
    certificates: [readFileSync(fixture(`${kind}.pem`), 'utf8')],
    redirectUris: [callback],
    siteUrl: 'https://localhost:8443/',
    tokenAlgorithm: options.gost ? 'GOST3410_2012_256' : 'RS256',
    legacy: false,
  })
  const tokenFile = join(folder, 'tokens.pem')
  writeFileSync(tokenFile, options.gost ? esia.tokenGostCertificatePem : esia.tokenCertificatePem)
  const app = await testApp({
    settings: {
      ESIA_URL: esia.url,
      ESIA_ISSUER: esia.issuer,
      ESIA_CLIENT_ID: 'NMO',
      ESIA_SIGNER: options.gost ? 'openssl-gost' : 'rsa',
      ESIA_KEY_FILE: fixture(`${kind}.key`),
      ESIA_CERT_FILE: fixture(`${kind}.pem`),
      ESIA_TOKEN_CERT_FILES: tokenFile,
      ...options.settings,
    },
  })
  clock = app.now
  let number = 0

  /** A browser of the portal whose clock is the portal's. */
  async function browser() {
    const client = app.stranger()
    await client.begin()
    return {
      client,
      cookies: client.cookies,
      begin: () => client.begin(),
      get: (url: string) => client.get(url),
      post: (url: string, body?: unknown) => client.post(url, body),
      delete: (url: string) => client.delete(url),
      /** An unsigned navigation with the cookies of this browser, or of none. */
      navigate: async (url: string, cookies: Map<string, string> = client.cookies) => {
        const { pathname, search } = new URL(url, app.origin)
        const cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ')
        const host = new URL(app.origin).host
        const reply = await app.portal.app.inject({
          method: 'GET',
          url: pathname + search,
          headers: { host, cookie },
        })
        return String(reply.headers['location'] ?? '')
      },
    }
  }
  type Browser = Awaited<ReturnType<typeof browser>>

  /** Goes to Госуслуги and comes back to the address of return, which is not yet opened. */
  async function throughEsia(
    at: Pick<Browser, 'post'>,
    login: string,
    jar = new Jar(esia.url),
    from = '/api/identity/esia/start',
  ): Promise<string> {
    const start = await at.post(from)
    if (start.status !== 200) throw new Error(JSON.stringify(start.body))
    let page = await jar.get(start.body.url as string)
    if (page.text.includes('action="/login"'))
      page = await jar.submit(page, '/login', { login, password: standPassword })
    if (page.text.includes('action="/consent"')) page = await jar.submit(page, '/consent', { answer: 'yes' })
    if (!page.location) throw new Error(`ЕСИА stopped at ${page.url}: ${page.text.slice(0, 1500)}`)
    return page.location
  }

  /** From the profile of an open session to Госуслуги, and back into it as the page does. */
  async function fromProfile(
    at: Pick<Browser, 'post'>,
    login: string,
    purpose: 'linking' | 'synchronisation',
  ): Promise<Reply> {
    return finishInProfile(at, await throughEsia(at, login, undefined, `/api/profile/esia/${purpose}`))
  }

  /** The address of return leads to the page of the profile, which sends what stands behind the hash. */
  async function finishInProfile(at: Pick<Browser, 'post'>, back: string): Promise<Reply> {
    const led = await (await browser()).navigate(back)
    if (!led.startsWith('/profile/esia/return#')) throw new Error(led)
    const said = new URLSearchParams(led.slice(led.indexOf('#') + 1))
    const value = (name: string) => said.get(name) ?? undefined
    return at.post('/api/profile/esia/return', {
      state: value('state'),
      code: value('code'),
      error: value('error'),
      errorDescription: value('error_description'),
    })
  }

  async function secondStep(at: Browser, channel: 'sms' | 'email' = 'sms', to?: string): Promise<Reply> {
    const sent = await at.post('/api/session/code', { channel })
    if (sent.status !== 200) return sent
    return at.post('/api/session/activation', {
      challengeId: sent.body.challengeId,
      code: await lastCode(app, to),
    })
  }

  return {
    app,
    esia,
    tokenFile,
    browser,
    throughEsia,
    fromProfile,
    finishInProfile,
    secondStep,
    /** Somebody registered at Госуслуги. */
    esiaPerson: (over: Partial<NewPerson> = {}) => {
      number++
      return esia.addPerson({
        lastName: 'Соколова',
        firstName: 'Анна',
        middleName: 'Петровна',
        snils: snilsFrom(200_000_000 + (process.pid % 1000) * 1000 + number),
        birthDate: '1986-05-19',
        gender: 'F',
        mobile: `+79270${String(100_000 + number)}`,
        email: `sokolova${number}@example.ru`,
        ...over,
      })
    },
    /** The whole way: Госуслуги, the return, the code. */
    signInWithEsia: async (snils: string) => {
      const at = await browser()
      const led = await at.navigate(await throughEsia(at, snils))
      if (led !== '/sign-in/finish') throw new Error(led)
      const reply = await secondStep(at)
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
      return at
    },
    close: async () => {
      await app.close()
      await esia.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type SignInScene = Awaited<ReturnType<typeof signInScene>>
