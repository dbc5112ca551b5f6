/** Asks the federal registry page by page; both sides sign. The protocol: src/test/peers/frmr/README.md. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Context } from '../../../../platform/context.ts'
import { RegistryPerson, type RegistryFault } from '../../domain/registry.ts'

export interface RegistryPage {
  readonly people: readonly RegistryPerson[]
  /** Rows that are not what the protocol promises. */
  readonly faults: readonly RegistryFault[]
  /** Null: this page is the last one. */
  readonly next: string | null
}

/** Where papers come from: the registry itself, or a file that it gave out. */
export interface Registry {
  readonly page: (cursor: string | null) => Promise<RegistryPage>
}

/** The other side is slow, down or talks nonsense: the import stops and goes on from this page later. */
export class RegistryFailure extends Error {}

const timeoutMs = 20_000
const pageSize = 200
const Page = z.object({ next: z.string().max(500).nullable(), people: z.array(z.unknown()).max(1000) })

export function readPage(body: unknown): RegistryPage {
  const page = Page.safeParse(body)
  if (!page.success) throw new RegistryFailure('Ответ регистра не разобрать')
  const people: RegistryPerson[] = []
  const faults: RegistryFault[] = []
  for (const [i, raw] of page.data.people.entries()) {
    const person = RegistryPerson.safeParse(raw)
    if (person.success) people.push(person.data)
    else
      faults.push({ ref: `строка ${i + 1}`, what: `Не разобрать: ${person.error.issues[0]?.path.join('.')}` })
  }
  return { people, faults, next: page.data.next }
}

/** Null when no registry is connected. */
export function connectedRegistry(ctx: Context): Registry | null {
  const { FRMR_URL: url, FRMR_KEY_FILE: keyFile, FRMR_SYSTEM: system } = ctx.services.settings
  if (!url || !keyFile) return null
  const raw = readFileSync(keyFile)
  const key = raw.length === 32 ? raw : Buffer.from(raw.toString('ascii').trim(), 'hex')
  const sign = (...parts: string[]) => createHmac('sha256', key).update(parts.join('\n')).digest('base64url')
  return {
    page: async (cursor) => {
      const target = new URL(`${url.replace(/\/$/, '')}/people`)
      target.searchParams.set('limit', String(pageSize))
      if (cursor !== null) target.searchParams.set('cursor', cursor)
      const at = new Date().toISOString()
      const nonce = ctx.services.random.token(16)
      const reply = await ask(ctx, target, {
        'x-system': system,
        'x-at': at,
        'x-nonce': nonce,
        'x-signature': sign('GET', target.pathname + target.search, at, nonce),
      })
      const text = await reply.text().catch(() => '')
      if (reply.status !== 200) throw new RegistryFailure(`Регистр ответил ${reply.status}`)
      if (!sameText(reply.headers.get('x-signature') ?? '', sign(nonce, text)))
        throw new RegistryFailure('Подпись ответа регистра не сошлась')
      return readPage(parsed(text))
    },
  }
}

const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RegistryFailure('Ответ регистра не разобрать')
  }
}

async function ask(ctx: Context, target: URL, headers: Record<string, string>): Promise<Response> {
  try {
    return await ctx.services.fetch(target, {
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch (error) {
    const isSlow = error instanceof Error && error.name === 'TimeoutError'
    throw new RegistryFailure(isSlow ? 'Регистр не ответил вовремя' : 'Регистр недоступен')
  }
}
