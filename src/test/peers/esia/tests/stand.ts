/** A stand for tests with a system of each kind on it; a clock that can be moved. */
import { standPassword, startEsiaSandbox, type EsiaSandbox, type SandboxOptions } from '../index.ts'
import { EsiaClient, gost, otherRsa, redirectUri, rsa } from './client.ts'
import { Jar } from './jar.ts'

export interface TestStand {
  readonly stand: EsiaSandbox
  readonly v1: EsiaClient
  readonly v2: EsiaClient
  readonly v2Gost: EsiaClient
  /** Moves the stand's clock away from that of the clients. */
  readonly shift: (seconds: number) => void
  readonly control: (
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; body: Record<string, unknown> }>
}

export const login = '112-233-445 95'
export const password = standPassword

export async function testStand(options: SandboxOptions = {}): Promise<TestStand> {
  let shifted = 0
  const stand = await startEsiaSandbox({
    clock: () => new Date(Date.now() + shifted * 1000),
    clients: [
      {
        mnemonic: 'SYSTEM',
        certificates: [rsa.certificate],
        redirectUris: [redirectUri, 'http://system.example/second'],
        siteUrl: 'http://system.example/',
      },
      { mnemonic: 'SYSTEM-GOST', certificates: [gost.certificate], redirectUris: [redirectUri] },
      { mnemonic: 'OTHER', certificates: [otherRsa.certificate], redirectUris: [redirectUri] },
      {
        mnemonic: 'FRUGAL',
        certificates: [rsa.certificate],
        redirectUris: [redirectUri],
        scopes: ['openid', 'fullname'],
        refreshTokens: false,
        legacy: false,
      },
      {
        mnemonic: 'CONSENTS',
        certificates: [rsa.certificate],
        redirectUris: [redirectUri],
        consentsOnly: true,
      },
    ],
    ...options,
  })
  return {
    stand,
    v1: new EsiaClient(stand.url, 'SYSTEM', 1, rsa),
    v2: new EsiaClient(stand.url, 'SYSTEM', 2, rsa),
    v2Gost: new EsiaClient(stand.url, 'SYSTEM-GOST', 2, gost),
    shift: (seconds) => void (shifted = seconds),
    control: async (method, path, body) => {
      const reply = await fetch(`${stand.url}/sandbox/api/${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
    },
  }
}

/** A whole sign-in up to the code. */
export async function codeOf(
  client: EsiaClient,
  change: Record<string, string | undefined> = {},
  who = login,
): Promise<string> {
  const back = await client.enter(who, password, change)
  const code = back.get('code')
  if (!code) throw new Error(`No code: ${back.toString()}`)
  return code
}

/** What comes back to the system by redirect when the request itself is refused. */
export async function refusalOf(
  client: EsiaClient,
  change: Record<string, string | undefined>,
  after: Record<string, string | undefined> = {},
) {
  const sent = await client.request(change, after)
  const page = await new Jar(client.base).get(client.address(sent))
  return { sent, page, back: page.location === undefined ? undefined : new URL(page.location).searchParams }
}
