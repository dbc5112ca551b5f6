/** An organisation that teaches, its desk, a reviewer and a learner, for packages that somebody brings: every step is asked over HTTP, signed. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { sendReports } from '../../src/modules/content/contract.ts'
import type { Role } from '../../src/platform/permissions.ts'
import { uuidv7 } from '../../src/platform/random.ts'
import { sessionCookie } from '../../src/platform/session/gate.ts'
import { insertGrant } from '../../src/platform/session/grants.ts'
import { hashToken, insertSession } from '../../src/platform/session/store.ts'
import { insertTestPerson } from '../../src/test/people.ts'
import { createSigningClient, newKey, type Reply, type SigningClient } from '../../src/test/signing-client.ts'
import type { FreshPortal } from './portal.ts'

/** What the learner's page does with a package. */
export interface Taught {
  readonly launch: () => Promise<Record<string, unknown>>
  readonly report: (body: z.input<typeof sendReports.body>) => Promise<void>
  /** State, share and score of its item, by the portal. */
  readonly standing: () => Promise<Record<string, unknown>>
  readonly itemId: string
}

interface Desk {
  /** Reasons when the portal refused the package. */
  readonly teach: (
    name: string,
    bytes: Uint8Array,
  ) => Promise<{ readonly refusedWhy: readonly string[] } | { readonly taught: Taught }>
}

const must = ({ status, body }: Reply): Record<string, unknown> => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body as Record<string, unknown>
}

async function personOf(
  { portal, address }: FreshPortal,
  role?: Role,
  organisationId: string | null = null,
): Promise<SigningClient> {
  const { house, app } = portal
  const person = await insertTestPerson(house.db, {})
  const at = new Date()
  const origin = { origin: 'grant', basis: '', until: null, grantedBy: null, approvedBy: null } as const
  if (role)
    await insertGrant(
      house.db,
      { id: uuidv7(), personId: person.id, role, organisationId, ...origin, approvedAt: null },
      at,
    )
  const key = newKey()
  const token = randomBytes(32).toString('base64url')
  const id = uuidv7()
  await insertSession(house.db, {
    id,
    tokenHash: hashToken(token),
    jwk: key.jwk,
    jkt: key.jkt,
    ip: '127.0.0.1',
    userAgent: 'conformance',
    now: at,
    expiresAt: new Date(at.getTime() + 12 * 3_600_000),
  })
  await sql`update platform.session set state = 'active', person_id = ${person.id}, method = 'password', activated_at = ${at},
    proved_by = 'app', proved_at = ${at} where id = ${id}`.execute(house.db)
  return createSigningClient(app, address, key, new Map([[sessionCookie, token]]))
}

export async function openDesk(portal: FreshPortal): Promise<Desk> {
  const admin = await personOf(portal, 'administrator')
  const reviewer = await personOf(portal, 'verifier')
  const learner = await personOf(portal)
  const organisation = must(
    await admin.post('/api/organisations', {
      name: 'Академия проверки',
      shortName: 'Академия проверки',
      kind: 'educational',
      city: 'Псков',
      region: 'Псковская область',
      address: null,
      phone: null,
      site: null,
      ogrn: '1027700000019',
      inn: '7707000015',
      licence: { number: 'Л035-1', issuedOn: '2020-01-01', isActive: true },
      closedOn: null,
    }),
  )
  const organisationId = String(organisation['id'])
  const staff = await personOf(portal, 'provider', organisationId)
  const { version } = must(await staff.get('/api/learning/provider'))
  must(
    await staff.put('/api/learning/provider', {
      responsibleName: 'Соловьёва Ирина Николаевна',
      responsiblePost: 'Декан',
      responsiblePhone: '+7 900 000-00-01',
      responsibleEmail: 'dpo@academy.example',
      statementNumber: '1',
      statementOn: '2026-01-02',
      version,
    }),
  )
  must(await staff.post('/api/learning/provider/submission'))
  must(await reviewer.post(`/api/learning/providers/${organisationId}/decision`, { to: 'open' }))

  async function programme(title: string): Promise<string> {
    const made = must(
      await staff.post('/api/learning/desk/programmes', {
        kind: 'module',
        title: `Проверка пакета ${title}`.slice(0, 200),
        annotation: 'Проверка чужого пакета: разбор, запуск, закрытие и возвращение.',
        form: 'distance',
        hours: 2,
        bases: ['budget'],
        specialties: ['31.08.36'],
        isAnytime: true,
      }),
    )
    const id = String(made['id'])
    must(await staff.post(`/api/learning/desk/programmes/${id}/submission`))
    must(await reviewer.post('/api/learning/desk/decisions', { ids: [id], to: 'published' }))
    return id
  }

  async function upload(name: string, bytes: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const purpose = 'learning-material'
    const begun = must(
      await staff.post('/api/files', { name: `${name}.zip`, sizeBytes: bytes.length, sha256, purpose }),
    )
    const id = String(begun['id'])
    const step = 4 * 1024 * 1024
    for (let at = 0; at < bytes.length; at += step)
      must(await staff.put(`/api/files/${id}/parts/${at}`, bytes.subarray(at, at + step)))
    must(await staff.post(`/api/files/${id}/completion`))
    return id
  }

  interface Seen {
    readonly revision: number
    readonly items: readonly { readonly kind: string }[]
    readonly materials: readonly { readonly state: string; readonly refusedWhy: readonly string[] }[]
  }
  async function imported(programmeId: string): Promise<Seen> {
    for (let i = 0; i < 240; i++) {
      const seen = must(await staff.get(`/api/content/programmes/${programmeId}`)) as unknown as Seen
      if (seen.items.length > 0 || seen.materials.some((m) => m.state === 'refused')) return seen
      await new Promise((done) => setTimeout(done, 500))
    }
    throw new Error('разбор не кончился за две минуты')
  }

  return {
    teach: async (name, bytes) => {
      const programmeId = await programme(name)
      const begun = await upload(name, bytes).then(
        (fileId) => ({ fileId }),
        (error: unknown) => ({ refusedWhy: [String((error as Error).message)] }),
      )
      if ('refusedWhy' in begun) return begun
      must(await staff.post(`/api/content/programmes/${programmeId}/materials`, { fileId: begun.fileId }))
      const seen = await imported(programmeId)
      const [item] = seen.items
      if (!item) return { refusedWhy: seen.materials.flatMap((m) => m.refusedWhy) }
      if (!item.kind.startsWith('scorm')) return { refusedWhy: [`Не SCORM: ${item.kind}`] }
      must(await staff.post(`/api/content/programmes/${programmeId}/opening`, { revision: seen.revision }))
      const studyId = String(must(await learner.post('/api/studies', { programmeId }))['id'])
      const course = async () =>
        must(await learner.get(`/api/courses/${studyId}`)) as unknown as { items: Record<string, unknown>[] }
      const itemId = String((await course()).items[0]!['id'])
      return {
        taught: {
          itemId,
          launch: async () => must(await learner.post(`/api/courses/${studyId}/items/${itemId}/launch`, {})),
          report: async (body) => void must(await learner.post(`/api/courses/${studyId}/reports`, body)),
          standing: async () => (await course()).items[0]!,
        },
      }
    },
  }
}
