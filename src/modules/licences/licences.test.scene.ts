/** What the tests of licences share: a hospital, a medic with scans, right papers of each class, the way to a decision. */
import { moscowDay, nextDay } from '../../platform/calendar/working-days.ts'
import { testApp, type TestApp, type TestAppOptions } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import type { Reply, SigningClient } from '../../test/signing-client.ts'
import { somePdf, uploadFile } from '../../test/uploads.ts'
import type { Role } from '../../platform/permissions.ts'
import { createOrganisation } from '../organisations/index.ts'
import type { Paper, PaperDraft, Standing } from './contract.ts'

export interface Medic {
  readonly person: TestPerson
  readonly client: SigningClient
}

let numbers = 1_000

export async function licenceScene(options: TestAppOptions = {}) {
  const app: TestApp = await testApp(options)
  const place = (name: string, ogrn: string, inn: string) =>
    createOrganisation(app.context(null), {
      name,
      shortName: name,
      kind: 'medical',
      city: 'Псков',
      region: 'Псковская область',
      address: null,
      phone: null,
      site: null,
      ogrn,
      inn,
      licence: { number: 'Л041-01137-60/00000001', issuedOn: '2020-01-01', isActive: true },
      closedOn: null,
    })
  const hospital = await place('Псковская городская больница', '1027700132195', '7707083893')
  const clinic = await place('Поликлиника у реки', '1027739000013', '7710000008')
  const ok = (reply: Reply, status = 200) => {
    if (reply.status !== status) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const medic = async (roles: readonly Role[] = ['doctor']): Promise<Medic> => {
    const person = await app.person({ roles })
    return { person, client: await app.as(person) }
  }
  const today = () => moscowDay(app.now())
  const licence = () => ({
    kind: 'medical-activity',
    number: `Л041-01137-60/00${++numbers}`,
    issuer: 'Комитет по здравоохранению Псковской области',
    organisationId: hospital.id,
    organisationName: hospital.name,
    startsOn: '2020-01-01',
    endsOn: '',
  })
  const attestation = () => ({
    kind: 'periodic-accreditation',
    number: `60 24 ${++numbers}`,
    issuer: 'Федеральный аккредитационный центр',
    specialty: '31.08.36',
    startsOn: nextDay(today(), -1000),
    endsOn: nextDay(today(), 800),
  })
  const employment = () => ({
    kind: 'main-employment',
    organisationId: hospital.id,
    organisationName: hospital.name,
    post: 'cardiologist',
    startsOn: '2021-02-01',
    endsOn: '',
  })
  const empty = {
    kind: null,
    number: '',
    issuer: '',
    organisationId: null,
    organisationName: '',
    ogrn: '',
    specialty: '',
    post: '',
    startsOn: '',
    endsOn: '',
    fileIds: [] as string[],
  }
  const draftOf = async (m: Medic, over: Record<string, unknown>): Promise<PaperDraft> => {
    const { id } = ok(await m.client.post('/api/licences/drafts'), 201)
    const file = await uploadFile(app, m.client, somePdf())
    const fields = { ...empty, fileIds: [file.id], ...over }
    return ok(await m.client.put(`/api/licences/drafts/${id}`, { version: 1, fields })) as PaperDraft
  }
  const submit = (m: Medic, d: { id: string; version: number }) =>
    m.client.post(`/api/licences/drafts/${d.id}/submission`, { version: d.version })
  const paperOf = async (m: Medic, over: Record<string, unknown>): Promise<Paper> =>
    ok(await submit(m, await draftOf(m, over)), 201) as Paper
  const verifier = async (): Promise<Medic> => {
    const person = await app.person({ roles: ['verifier'], fullName: ['Дёмина', 'Лидия', 'Максимовна'] })
    return { person, client: await app.as(person) }
  }
  /** A verifier opens the scan, marks every field and decides. */
  const decide = async (paper: Paper, outcome: 'approved' | 'rejected', by?: Medic) => {
    const desk = (by ?? (await verifier())).client
    const at = `/api/desk/applications/${paper.application?.id}`
    const { files, facts } = ok(await desk.post(`${at}/claim`))
    ok(await desk.get(`${at}/files/${files[0].id}/pages/1`))
    ok(
      await desk.put(`${at}/verdicts`, {
        verdicts: facts.map((f: { key: string }) => ({ key: f.key, matches: true })),
      }),
    )
    const { version } = ok(await desk.get(at))
    ok(
      await desk.post(
        `${at}/decision`,
        outcome === 'approved'
          ? { outcome, version }
          : { outcome, version, reason: 'unreadable', comment: 'Размыта печать' },
      ),
    )
    await app.work()
  }
  const verified = async (m: Medic, over: Record<string, unknown>): Promise<Paper> => {
    const paper = await paperOf(m, over)
    await decide(paper, 'approved')
    return paper
  }
  /** All three of a doctor. */
  const admitted = async (m: Medic) => ({
    licence: await verified(m, licence()),
    attestation: await verified(m, attestation()),
    employment: await verified(m, employment()),
  })
  const mine = async (m: Medic) =>
    ok(await m.client.get('/api/licences')) as { sections: Standing[]; papers: Paper[]; drafts: PaperDraft[] }
  const rights = async (m: Medic): Promise<string[]> =>
    ok(await m.client.get('/api/session')).permissions as string[]
  const isOpen = async (m: Medic): Promise<boolean> => (await rights(m)).includes('work.doctor')
  return {
    app,
    hospital,
    clinic,
    ok,
    medic,
    today,
    licence,
    attestation,
    employment,
    empty,
    draftOf,
    submit,
    paperOf,
    verifier,
    decide,
    verified,
    admitted,
    mine,
    rights,
    isOpen,
  }
}

export type LicenceScene = Awaited<ReturnType<typeof licenceScene>>
