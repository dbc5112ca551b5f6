/** What the tests of registrations share: right fields, a person who fills them in, a verifier who decides. */
import type { TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import type { Reply, SigningClient } from '../../test/signing-client.ts'
import { somePdf, uploadFile } from '../../test/uploads.ts'
import { rightFields } from './registrations.test.data.ts'

export interface Applicant {
  readonly person: TestPerson
  readonly client: SigningClient
}

export const ok = (reply: Reply, status = 200) => {
  if (reply.status !== status) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

export async function applicant(app: TestApp): Promise<Applicant> {
  const person = await app.person()
  return { person, client: await app.as(person) }
}

/** Everything is filled in and saved; nothing is submitted. */
export async function filled(app: TestApp, { client }: Applicant, over: Record<string, unknown> = {}) {
  const { id } = ok(await client.post('/api/registrations'), 201)
  const scan = async () => [(await uploadFile(app, client, somePdf())).id]
  const fields = {
    ...rightFields,
    fileIds: await scan(),
    licenceFileIds: await scan(),
    basisFileIds: await scan(),
    ...over,
  }
  return ok(await client.put(`/api/registrations/${id}`, { version: 1, fields }))
}

export const submit = ({ client }: Applicant, r: { id: string; version: number }): Promise<Reply> =>
  client.post(`/api/registrations/${r.id}/submission`, { version: r.version })

export const read = async ({ client }: Applicant, id: string) =>
  ok(await client.get(`/api/registrations/${id}`))

/** A verifier opens the scans, marks every field and decides. */
export async function decide(
  app: TestApp,
  desk: SigningClient,
  applicationId: string,
  decision: Record<string, unknown>,
) {
  const at = `/api/desk/applications/${applicationId}`
  const { files, facts } = ok(await desk.post(`${at}/claim`))
  ok(await desk.get(`${at}/files/${files[0].id}/pages/1`))
  const verdicts = facts.map((f: { key: string }) => ({ key: f.key, matches: true }))
  ok(await desk.put(`${at}/verdicts`, { verdicts }))
  const { version } = ok(await desk.get(at))
  ok(await desk.post(`${at}/decision`, { version, ...decision }))
  await app.work()
}
