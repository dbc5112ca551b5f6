/** Whoever teaches, packages good and bad, for tests over HTTP. */
import { crc32, deflateRawSync } from 'node:zlib'
import { declare } from '../../test/uploads.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { learningScene, type LearningScene } from '../learning/learning.test.scene.ts'
import type { TestPerson } from '../../test/people.ts'
import type { Course, Outline } from './contract.ts'
import { zipOf, type ZipFile } from '../../platform/zip.ts'

export const file = (name: string, text: string): ZipFile => ({ name, bytes: Buffer.from(text) })

export const manifest12 = (
  over: { items?: string; resources?: string; version?: string; head?: string } = {},
) =>
  `<?xml version="1.0" encoding="UTF-8"?>${over.head ?? ''}
<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>${over.version ?? '1.2'}</schemaversion></metadata>
  <organizations default="o"><organization identifier="o"><title>Анафилаксия на приёме</title>
    ${over.items ?? '<item identifier="i1" identifierref="r1"><title>Первые минуты</title><adlcp:masteryscore>80</adlcp:masteryscore></item>'}
  </organization></organizations>
  <resources>${over.resources ?? '<resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="index.html"><file href="index.html"/></resource>'}</resources>
</manifest>`

export const goodPackage = (...more: ZipFile[]): Buffer =>
  zipOf([
    file('imsmanifest.xml', manifest12()),
    file('index.html', '<!doctype html><title>Первые минуты</title>'),
    file('img/схема.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ...more,
  ])

/** One entry written by hand: everything in it may be a lie. */
export interface Crafted {
  readonly name: string | Buffer
  readonly data?: Uint8Array
  readonly flags?: number
  readonly method?: number
  readonly attributes?: number
  /** Declared, whatever the data is. */
  readonly sizeBytes?: number
  readonly crc?: number
  /** In its own header, another than in the directory. */
  readonly localName?: string
  /** Its header is that of another entry. */
  readonly over?: number
}

export function craft(entries: readonly Crafted[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  const places: number[] = []
  let at = 0
  for (const e of entries) {
    const name = Buffer.from(e.name as string)
    const data = e.data ?? Buffer.from('x')
    const method = e.method ?? 8
    const packed = method === 8 ? deflateRawSync(data, { level: 9 }) : Buffer.from(data)
    const heading = Buffer.alloc(26)
    heading.writeUInt16LE(20, 0)
    heading.writeUInt16LE(e.flags ?? 0x0800, 2)
    heading.writeUInt16LE(method, 4)
    heading.writeUInt32LE(e.crc ?? crc32(data), 10)
    heading.writeUInt32LE(packed.length, 14)
    heading.writeUInt32LE(e.sizeBytes ?? data.length, 18)
    heading.writeUInt16LE(name.length, 22)
    const local = Buffer.from(heading)
    const own = e.localName === undefined ? name : Buffer.from(e.localName)
    local.writeUInt16LE(own.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE((e.attributes ?? 0) >>> 0, 6)
    places.push(at)
    tail.writeUInt32LE(e.over === undefined ? at : places[e.over]!, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), heading, tail, name]))
    const whole = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), local, own, packed])
    parts.push(whole)
    at += whole.length
  }
  const all = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(all.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, all, end])
}

/** A package that would be good but for these entries. */
export const spoilt = (...entries: Crafted[]): Buffer =>
  craft([
    { name: 'imsmanifest.xml', data: Buffer.from(manifest12()) },
    { name: 'index.html', data: Buffer.from('<!doctype html>') },
    ...entries,
  ])

export interface ContentScene extends LearningScene {
  readonly staff: SigningClient
  readonly organisationId: string
  /** A draft programme of the organisation. */
  readonly programme: (over?: Record<string, unknown>) => Promise<string>
  readonly upload: (by: SigningClient, bytes: Uint8Array, name?: string) => Promise<string>
  /** Uploaded, brought and imported: how the contents stand then. */
  readonly bring: (programmeId: string, bytes: Uint8Array, name?: string) => Promise<Outline>
  /** Published in the catalogue; its contents are still empty. */
  readonly module: () => Promise<string>
  readonly openNow: (programmeId: string) => Promise<Outline>
  /** A person who learns this programme. */
  readonly learner: (programmeId: string) => Promise<Learner>
}

export interface Learner {
  readonly person: TestPerson
  readonly client: SigningClient
  readonly studyId: string
  readonly course: () => Promise<Course>
  readonly report: (
    deviceId: string,
    reports: readonly object[],
    deviceName?: string,
  ) => ReturnType<SigningClient['get']>
}

export async function contentScene(): Promise<ContentScene> {
  const scene = await learningScene()
  const { id: organisationId, staff } = await scene.provider('Северная академия')
  const upload: ContentScene['upload'] = async (by, bytes, name = 'курс.zip') => {
    const begun = await by.post('/api/files', declare(bytes, name, 'learning-material'))
    if (begun.status !== 200) throw new Error(`${begun.status} ${JSON.stringify(begun.body)}`)
    const { id } = begun.body
    const step = 4 * 1024 * 1024
    for (let at = 0; at < bytes.length; at += step)
      await by.put(`/api/files/${id}/parts/${at}`, bytes.subarray(at, at + step))
    await by.post(`/api/files/${id}/completion`)
    return id
  }
  return {
    ...scene,
    staff,
    organisationId,
    programme: async (over = {}) => {
      const made = await staff.post('/api/learning/desk/programmes', {
        kind: 'module',
        title: 'Анафилаксия на приёме',
        annotation: 'Что делать в первые пять минут.',
        form: 'distance',
        hours: 2,
        bases: ['budget'],
        specialties: ['31.08.36'],
        isAnytime: true,
        ...over,
      })
      return made.body.id
    },
    upload,
    bring: async (programmeId, bytes, name) => {
      const fileId = await upload(staff, bytes, name)
      const brought = await staff.post(`/api/content/programmes/${programmeId}/materials`, { fileId })
      if (brought.status !== 201) throw new Error(`${brought.status} ${JSON.stringify(brought.body)}`)
      await scene.app.work()
      return (await staff.get(`/api/content/programmes/${programmeId}`)).body
    },
    module: async () =>
      (await scene.published(staff, { kind: 'module', hours: 2, bases: ['budget'], priceKopecks: null })).id,
    openNow: async (programmeId) => {
      const { body } = await staff.get(`/api/content/programmes/${programmeId}`)
      const opened = await staff.post(`/api/content/programmes/${programmeId}/opening`, {
        revision: body.revision,
      })
      if (opened.status !== 200) throw new Error(JSON.stringify(opened.body))
      return opened.body
    },
    learner: async (programmeId) => {
      const person = await scene.app.person()
      const client = await scene.app.as(person)
      const begun = await client.post('/api/studies', { programmeId })
      if (begun.status !== 201) throw new Error(JSON.stringify(begun.body))
      const studyId: string = begun.body.id
      return {
        person,
        client,
        studyId,
        course: async () => (await client.get(`/api/courses/${studyId}`)).body,
        report: (deviceId, reports, deviceName = 'Chrome, Windows') =>
          client.post(`/api/courses/${studyId}/reports`, { deviceId, deviceName, reports }),
      }
    },
  }
}
