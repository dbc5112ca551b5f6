/** Organisations that teach, their staff and a reviewer, for tests over HTTP. */
import { testApp, type TestApp } from '../../test/app.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import type { DeskProgramme } from './contract.ts'

const ogrn = (n: number) => {
  const twelve = String(102_770_000_000 + n).padStart(12, '0')
  return twelve + String((Number(twelve) % 11) % 10)
}
const inn = (n: number) => {
  const nine = String(770_700_000 + n)
  return (
    nine + String(([2, 4, 10, 3, 5, 9, 4, 6, 8].reduce((s, w, i) => s + w * Number(nine[i]), 0) % 11) % 10)
  )
}

export const programme = (over: Record<string, unknown> = {}) => ({
  kind: 'advanced',
  title: 'Неотложная кардиология: первые 60 минут',
  annotation: 'Острый коронарный синдром, нарушения ритма, отёк лёгких: что делать до приезда бригады.',
  form: 'distance',
  hours: 36,
  bases: ['paid'],
  priceKopecks: 1_450_000,
  specialties: ['31.08.36'],
  isAnytime: true,
  ...over,
})

export const request = {
  responsibleName: 'Соловьёва Ирина Николаевна',
  responsiblePost: 'Декан факультета ДПО',
  responsiblePhone: '+7 900 000-00-01',
  responsibleEmail: 'dpo@academy.example',
  statementNumber: '17-ДПО',
  statementOn: '2026-11-02',
}

export interface LearningScene {
  readonly app: TestApp
  readonly organisation: (name: string, over?: Record<string, unknown>) => Promise<string>
  readonly staffOf: (organisationId: string) => Promise<SigningClient>
  readonly reviewer: SigningClient
  readonly admin: SigningClient
  /** An organisation whose cabinet is open, with one of its staff. */
  readonly provider: (name: string) => Promise<{ readonly id: string; readonly staff: SigningClient }>
  readonly published: (
    staff: SigningClient,
    over?: Record<string, unknown>,
    sessions?: readonly object[],
  ) => Promise<DeskProgramme>
}

export async function learningScene(): Promise<LearningScene> {
  const app = await testApp()
  const admin = await app.as(await app.person({ roles: ['administrator'] }))
  const reviewer = await app.as(await app.person({ roles: ['verifier'] }))
  let n = 0
  const must = (reply: { status: number; body: unknown }) => {
    if (reply.status >= 300) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const organisation: LearningScene['organisation'] = async (name, over = {}) => {
    n += 1
    const made = must(
      await admin.post('/api/organisations', {
        name,
        shortName: name,
        kind: 'educational',
        city: 'Псков',
        region: 'Псковская область',
        address: null,
        phone: null,
        site: null,
        ogrn: ogrn(n),
        inn: inn(n),
        licence: { number: `Л035-${n}`, issuedOn: '2020-01-01', isActive: true },
        closedOn: null,
        ...over,
      }),
    )
    return (made as { id: string }).id
  }
  const staffOf = async (organisationId: string) =>
    app.as(await app.person({ roles: ['provider'], organisationId }))
  return {
    app,
    admin,
    reviewer,
    organisation,
    staffOf,
    provider: async (name) => {
      const id = await organisation(name)
      const staff = await staffOf(id)
      const { version } = must(await staff.get('/api/learning/provider')) as { version: number }
      must(await staff.put('/api/learning/provider', { ...request, version }))
      must(await staff.post('/api/learning/provider/submission'))
      must(await reviewer.post(`/api/learning/providers/${id}/decision`, { to: 'open' }))
      return { id, staff }
    },
    published: async (staff, over = {}, sessions = []) => {
      const { id, revision } = must(
        await staff.post('/api/learning/desk/programmes', programme(over)),
      ) as DeskProgramme
      if (sessions.length > 0)
        must(await staff.put(`/api/learning/desk/programmes/${id}/sessions`, { sessions, revision }))
      must(await staff.post(`/api/learning/desk/programmes/${id}/submission`))
      must(await reviewer.post('/api/learning/desk/decisions', { ids: [id], to: 'published' }))
      return must(await staff.get(`/api/learning/desk/programmes/${id}`)) as DeskProgramme
    },
  }
}
