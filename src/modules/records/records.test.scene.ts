/** What the tests of records share: a register, a medic with a scan, a full draft, the way to a record and to a decision. */
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { lastCode } from '../../test/post.ts'
import type { SigningClient, Reply } from '../../test/signing-client.ts'
import { uploadFile } from '../../test/uploads.ts'
import { createOrganisation } from '../organisations/index.ts'

export interface Medic {
  readonly person: TestPerson
  readonly client: SigningClient
}

let numbers = 1_000_000

export async function recordScene() {
  const app: TestApp = await testApp()
  const academy = await createOrganisation(app.context(null), {
    name: 'Северная академия последипломного образования',
    shortName: 'Северная академия',
    kind: 'educational',
    city: 'Псков',
    region: 'Псковская область',
    address: null,
    phone: null,
    site: null,
    ogrn: '1027700132195',
    inn: '7707083893',
    licence: { number: 'Л035-1', issuedOn: '2020-01-01', isActive: true },
    closedOn: null,
  })
  const ok = (reply: Reply, status = 200) => {
    if (reply.status !== status) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const medic = async (): Promise<Medic> => {
    const person = await app.person()
    return { person, client: await app.as(person) }
  }
  const fields = (fileIds: string[], over: Record<string, unknown> = {}) => ({
    institutionId: academy.id,
    institutionName: academy.name,
    specialty: '31.08.12',
    programme: 'ЭКГ в практике врача',
    kind: 'retraining-diploma',
    form: 'part-time',
    startedOn: '2026-02-03',
    endedOn: '2026-05-30',
    issuedOn: '2026-06-05',
    hours: '504',
    series: '7827',
    number: String(++numbers),
    fileIds,
    ...over,
  })
  /** A draft ready for its code. */
  const draftOf = async (m: Medic, over: Record<string, unknown> = {}) => {
    const { id } = ok(await m.client.post('/api/education/drafts'), 201)
    const file = await uploadFile(app, m.client)
    const saved = await m.client.put(`/api/education/drafts/${id}`, {
      version: 1,
      fields: fields([file.id], over),
    })
    return ok(saved) as { id: string; version: number; fields: ReturnType<typeof fields> }
  }
  const codeFor = async (m: Medic, draft: { id: string; version: number }) => {
    const challenge = ok(
      await m.client.post(`/api/education/drafts/${draft.id}/code`, { version: draft.version }),
    )
    return {
      challengeId: challenge.challengeId as string,
      code: await lastCode(app, m.person.phone),
      about: challenge.about as string,
    }
  }
  const confirm = (m: Medic, id: string, body: { challengeId: string; code: string }) =>
    m.client.post(`/api/education/drafts/${id}/confirmation`, {
      challengeId: body.challengeId,
      code: body.code,
    })
  const recordOf = async (m: Medic, over: Record<string, unknown> = {}) => {
    const draft = await draftOf(m, over)
    return ok(await confirm(m, draft.id, await codeFor(m, draft)), 201) as {
      id: string
      status: string
      number: string
      application: { id: string; number: string }
    }
  }
  /** A verifier opens the scan, marks every field and decides. */
  const decide = async (applicationId: string, outcome: 'approved' | 'rejected') => {
    const desk = await app.as(
      await app.person({ roles: ['verifier'], fullName: ['Дёмина', 'Лидия', 'Максимовна'] }),
    )
    const at = `/api/desk/applications/${applicationId}`
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
  return { app, academy, ok, medic, fields, draftOf, codeFor, confirm, recordOf, decide }
}

export type RecordScene = Awaited<ReturnType<typeof recordScene>>
