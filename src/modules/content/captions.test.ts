/** D2: captions of a film, from the desk to the learner who cannot hear. Over HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SigningClient } from '../../test/signing-client.ts'
import { contentScene, type ContentScene, type Learner } from './content.test.scene.ts'
import type { Outline } from './contract.ts'
import { film } from './film.test.sample.ts'

let scene: ContentScene
beforeAll(async () => {
  scene = await contentScene()
})
afterAll(() => scene.app.close())

const words = (said: string) => `WEBVTT\n\n00:01.000 --> 00:04.000\n${said}\n`
const put = (
  itemId: string,
  text: string | Uint8Array,
  by: SigningClient = scene.staff,
  name = 'Разбор.vtt',
) =>
  by.put(
    `/api/content/items/${itemId}/captions?name=${encodeURIComponent(name)}`,
    typeof text === 'string' ? Buffer.from(text) : text,
  )
const withFilm = async (): Promise<{ programmeId: string; outline: Outline; itemId: string }> => {
  const programmeId = await scene.module()
  const outline = await scene.bring(programmeId, film(100), 'Разбор.mp4')
  return { programmeId, outline, itemId: outline.items[0]!.id }
}
const launchOf = async (m: Learner) => {
  const [item] = (await m.course()).items
  return (await m.client.post(`/api/courses/${m.studyId}/items/${item!.id}/launch`)).body
}
const given = (url: string) => scene.app.portal.isolated.inject({ method: 'GET', url: new URL(url).pathname })

test('D2 captions are added, replaced and taken away in the draft; who learns already keeps their own', async () => {
  const { programmeId, outline, itemId } = await withFilm()
  expect(outline.items[0]!.captions).toBeNull()
  const added = await put(itemId, words('Ввести адреналин'))
  expect([added.status, added.body.items[0].captions]).toEqual([
    200,
    { name: 'Разбор.vtt', sizeBytes: Buffer.byteLength(words('Ввести адреналин')), cues: 1 },
  ])
  await scene.openNow(programmeId)
  const first = await scene.learner(programmeId)
  const before = await launchOf(first)
  // The item that is shown is that of the open edition: a draft begins.
  const { body: replaced } = await put(itemId, words('Позвать на помощь'))
  expect(replaced).toMatchObject({ edition: { number: 2, state: 'draft' }, openNumber: 1 })
  await scene.openNow(programmeId)
  const second = await scene.learner(programmeId)
  expect((await given((await launchOf(second)).captions)).body).toBe(words('Позвать на помощь'))
  expect((await given((await launchOf(first)).captions)).body).toBe(words('Ввести адреналин'))
  expect((await given(before.captions)).body).toBe(words('Ввести адреналин'))
  const dropped = await scene.staff.delete(`/api/content/items/${itemId}/captions`)
  expect(dropped.body).toMatchObject({ edition: { number: 3 }, items: [{ captions: null }] })
  await scene.openNow(programmeId)
  expect(await launchOf(await scene.learner(programmeId))).toMatchObject({ kind: 'video', captions: null })
  const codes = (await scene.app.journal()).filter((j) => j.outcome === 'done').map((j) => j.code)
  expect(codes).toEqual(expect.arrayContaining(['captions-saved', 'captions-dropped']))
})

test('D2 captions are given out as text/vtt to the portal’s page, for the ticket of their own film only', async () => {
  const { programmeId, itemId } = await withFilm()
  await put(itemId, words('Ввести адреналин'))
  await scene.openNow(programmeId)
  const other = await withFilm()
  await scene.openNow(other.programmeId)
  const m = await scene.learner(programmeId)
  const launch = await launchOf(m)
  const reply = await given(launch.captions)
  expect(reply.statusCode).toBe(200)
  expect(reply.headers).toMatchObject({
    'content-type': 'text/vtt; charset=utf-8',
    'access-control-allow-origin': scene.app.origin,
    'x-content-type-options': 'nosniff',
  })
  expect((await given(launch.url)).headers['access-control-allow-origin']).toBe(
    reply.headers['access-control-allow-origin'],
  )
  const id = launch.captions.split('/').at(-1)
  const strange = await launchOf(await scene.learner(other.programmeId))
  const wrong = [
    strange.url.replace('/whole', `/captions/${id}`),
    launch.captions.replace(/\/play\/[^/]+/, '/play/nothing'),
    launch.captions.replace(id, 'x'),
  ]
  for (const url of wrong) expect((await given(url)).statusCode).toBe(404)
  // Nobody else is given a ticket.
  const stranger = await scene.app.as(await scene.app.person())
  const [item] = (await m.course()).items
  const refused = await stranger.post(`/api/courses/${m.studyId}/items/${item!.id}/launch`)
  expect(refused.body.code).toBe('course.not-found')
  // Whoever teaches sees the film as the learner will.
  const { body: preview } = await scene.staff.post(`/api/content/items/${itemId}/preview`)
  expect((await given(preview.captions)).body).toBe(words('Ввести адреналин'))
})

test('D2 bad captions are refused with the line, and what was there stays', async () => {
  const { programmeId, itemId } = await withFilm()
  await put(itemId, words('Ввести адреналин'))
  const bad: [string | Uint8Array, RegExp][] = [
    ['', /пуст/],
    [Buffer.alloc(1024 * 1024 + 1, 'x'), /больше 1 МБ/],
    [Buffer.from(words('Да'), 'utf16le'), /UTF-8|Строка 1/],
    [Buffer.from([0xff, 0xfe, 0x57]), /UTF-8/],
    ['1\n00:00:01,000 --> 00:00:02,000\nДа', /^Строка 1: .*WEBVTT/],
    ['WEBVTT\n\n', /ни одной реплики/],
    ['WEBVTT\n\n00:01 --> 00:02\nДа', /^Строка 3: .*«00:01»/],
    ['WEBVTT\n\n00:05.000 --> 00:02.000\nДа', /^Строка 3: .*не позже/],
  ]
  for (const [text, why] of bad) {
    const { status, body } = await put(itemId, text)
    expect([status, body.code]).toEqual([422, 'invalid'])
    expect(body.errors).toEqual([{ field: 'file', message: expect.stringMatching(why) }])
  }
  const named = await put(itemId, words('Да'), scene.staff, 'Разбор.srt')
  expect([named.status, named.body.errors[0].field]).toEqual([422, 'name'])
  const { body } = await scene.staff.get(`/api/content/programmes/${programmeId}`)
  expect(body.items[0].captions.name).toBe('Разбор.vtt')
})

test('D2 nobody but the organisation’s own staff changes captions; what is no film has none', async () => {
  const { itemId } = await withFilm()
  const other = (await scene.provider('Заволжский университет')).staff
  expect((await put(itemId, words('Да'), other)).body.code).toBe('content.item-not-found')
  expect((await other.delete(`/api/content/items/${itemId}/captions`)).status).toBe(404)
  const person = await scene.app.as(await scene.app.person())
  expect((await put(itemId, words('Да'), person)).status).toBe(403)
})

test('D2 captions are saved beside their film with all the materials, in a length that is told before', async () => {
  const { programmeId, itemId } = await withFilm()
  await put(itemId, words('Ввести адреналин'))
  await scene.openNow(programmeId)
  const m = await scene.learner(programmeId)
  const course = await m.course()
  const reply = await m.client.get(`/api/courses/${m.studyId}/archive`)
  expect(reply.raw.length).toBe(course.archiveBytes)
  expect(reply.raw.includes('01 Разбор.mp4')).toBe(true)
  expect(reply.raw.includes('01 Разбор.vtt')).toBe(true)
  expect(reply.raw.includes(words('Ввести адреналин'))).toBe(true)
})

test('D2 captions that no edition shows are not kept', async () => {
  const { programmeId, outline, itemId } = await withFilm()
  await put(itemId, words('Да'))
  await put(itemId, words('Нет'))
  const count = async () =>
    (
      await scene.app.sql('select 1 from content.captions where material_id = $1', [
        outline.items[0]!.materialId,
      ])
    ).length
  expect(await count()).toBe(1)
  const { body: now } = await scene.staff.get(`/api/content/programmes/${programmeId}`)
  await scene.staff.put(`/api/content/programmes/${programmeId}/items`, { revision: now.revision, items: [] })
  expect(await count()).toBe(0)
})
