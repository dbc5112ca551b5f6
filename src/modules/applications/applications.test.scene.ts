/** Scenes for tests of applications: a person with a scanned page, an application under review, a verifier who holds it. */
import { createHash, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { submitApplication } from './index.ts'

/** A medic and two verifiers, each at a browser of their own. */
export async function deskScene() {
  const app = await testApp()
  const verifierOf = async (...fullName: [string, string, string]) =>
    app.as(await app.person({ roles: ['verifier'], fullName }))
  const applicant = await app.person()
  return {
    app,
    applicant,
    medic: await app.as(applicant),
    verifier: await verifierOf('Дёмина', 'Лариса', 'Марковна'),
    colleague: await verifierOf('Яковлев', 'Игорь', 'Евгеньевич'),
  }
}
export type DeskScene = Awaited<ReturnType<typeof deskScene>>

export const onDesk = (id: string, rest = '') => `/api/desk/applications/${id}${rest}`

export const decide = (
  client: SigningClient,
  { id }: Submitted,
  version: number,
  over: object = { outcome: 'approved' },
) => client.post(onDesk(id, '/decision'), { version, ...over })

/** An application of the applicant whose verifier has asked something. */
export async function asked({ app, applicant, verifier }: DeskScene, text = 'Пришлите печать крупнее') {
  const application = await submit(app, applicant)
  await verifier.post(onDesk(application.id, '/claim'))
  const reply = await verifier.post(onDesk(application.id, '/questions'), { text })
  return { ...application, questionId: reply.body.question.id as string }
}

export const facts = [
  { key: 'owner', label: 'Владелец', value: 'Орлова Елена Викторовна', note: 'совпадает с Госуслугами' },
  { key: 'number', label: 'Серия и номер', value: '7827 № 0114823' },
  { key: 'hours', label: 'Объём', value: '504 ч' },
]

export async function picture(shade = 240): Promise<Buffer> {
  return sharp({
    create: { width: 200, height: 140, channels: 3, background: { r: shade, g: shade, b: 230 } },
  })
    .jpeg()
    .toBuffer()
}

/** A real upload: declared, sent, completed, checked. */
export async function upload(
  app: TestApp,
  client: SigningClient,
  name = 'diplom.jpg',
  purpose = 'education-record',
): Promise<string> {
  const bytes = await picture(100 + Math.floor(Math.random() * 150))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const begun = await client.post('/api/files', { name, sizeBytes: bytes.length, sha256, purpose })
  if (begun.status >= 300) throw new Error(JSON.stringify(begun.body))
  const { id } = begun.body as { id: string }
  await client.put(`/api/files/${id}/parts/0`, new Uint8Array(bytes))
  await client.post(`/api/files/${id}/completion`)
  await app.work()
  const state = (await client.get(`/api/files/${id}`)).body as { state: string }
  if (state.state !== 'ready') throw new Error(JSON.stringify(state))
  return id
}

export interface Submitted {
  readonly id: string
  readonly number: string
  readonly fileId: string
}

export async function submit(
  app: TestApp,
  person: TestPerson,
  over: { kind?: string; title?: string } = {},
): Promise<Submitted> {
  const fileId = await upload(app, await app.as(person))
  const { id, number } = await app.context(person).transaction((tx) =>
    submitApplication(tx, {
      kind: over.kind ?? 'education-record',
      subjectId: randomUUID(),
      title: over.title ?? 'Проверка диплома о переподготовке',
      facts,
      fileIds: [fileId],
      draftedAt: new Date(app.now().getTime() - 18 * 60_000),
      signedHow: 'Подписано кодом из СМС',
    }),
  )
  return { id, number, fileId }
}

/** Everything that stands before an approval. */
export async function check(client: SigningClient, { id, fileId }: Submitted): Promise<number> {
  await client.post(`/api/desk/applications/${id}/claim`)
  await client.get(`/api/desk/applications/${id}/files/${fileId}/pages/1`)
  for (const { key } of facts)
    await client.put(`/api/desk/applications/${id}/verdicts`, { verdicts: [{ key, matches: true }] })
  const { body } = await client.get(`/api/desk/applications/${id}`)
  return (body as { version: number }).version
}
