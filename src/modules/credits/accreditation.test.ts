/** D7+ over HTTP: the package for accreditation names every gap, is saved with gaps, is filed without them and in time. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { yearsLater } from '../../platform/calendar/days.ts'
import { moscowDay } from '../../platform/calendar/working-days.ts'
import { uploadFile } from '../../test/uploads.ts'
import { recordScene, type Medic, type RecordScene } from '../records/records.test.scene.ts'
import { monthsBefore } from './domain/cycle.ts'

let scene: RecordScene
beforeAll(async () => {
  scene = await recordScene()
})
afterAll(() => scene.app.close())

/** Four and a half years ago: documents are taken from half a year ago on, for half a year more. */
const today = moscowDay(new Date())
const inWindow = { specialty: '31.08.12', number: '60 22 1', issuedOn: monthsBefore(today, 54) }
const [opens, ends] = [yearsLater(inWindow.issuedOn, 4), yearsLater(inWindow.issuedOn, 5)]
const early = { ...inWindow, issuedOn: monthsBefore(today, 30) }
const filedOn = monthsBefore(today, 1)
const full = { education: 'higher', workplace: 'Больница № 2', post: 'Врач', agreement: 'yes', whyNot: '' }

const opened = async (m: Medic, over: object = inWindow) =>
  scene.ok(await m.client.post('/api/credits/cycles', over), 201)
const at = (id: string) => `/api/credits/cycles/${id}/accreditation`
const read = async (m: Medic, id: string) => scene.ok(await m.client.get(at(id)))
const gaps = (p: { checks: { key: string; state: string }[] }) =>
  p.checks.filter((c) => c.state === 'gap').map((c) => c.key)
const save = (m: Medic, id: string, report: object, version = 0) =>
  m.client.put(at(id), { ...full, fileIds: [], ...report, version })
/** Enough of programmes in one certificate. */
const learnt = async (m: Medic, hours = '144') => {
  const record = await scene.recordOf(m, {
    kind: 'advanced-certificate',
    specialty: '31.08.12',
    programme: 'Нарушения ритма',
    hours,
    startedOn: monthsBefore(today, 16),
    endedOn: monthsBefore(today, 12),
    issuedOn: monthsBefore(today, 11),
  })
  await scene.decide(record.application.id, 'approved')
}
const scanOf = async (m: Medic): Promise<string> => (await uploadFile(scene.app, m.client)).id

test('D7+ an empty package names everything that is missing, each with the place where it is mended', async () => {
  const m = await scene.medic()
  const { id } = await opened(m, { ...inWindow, isAwaited: true, number: '' })
  const found = await read(m, id)
  expect(found).toMatchObject({
    window: { from: opens, to: ends, state: 'open' },
    version: 0,
    filed: null,
    can: { save: true, file: false },
  })
  expect(gaps(found)).toEqual(
    expect.arrayContaining(['credits', 'document', 'education', 'work', 'agreement', 'report']),
  )
  expect(found.gaps).toBe(gaps(found).length)
  expect(found.checks.find((c: { key: string }) => c.key === 'credits')).toMatchObject({
    title: 'Не хватает 144 ЗЕТ',
    link: `/credits/${id}`,
  })
})

test('D7+ the report is saved with gaps; a reason stands only where there is no agreement; another device is not overwritten', async () => {
  const m = await scene.medic()
  const { id } = await opened(m)
  const saved = scene.ok(await save(m, id, { post: '', whyNot: 'refused' }))
  expect(saved).toMatchObject({
    version: 1,
    report: { agreement: 'yes', whyNot: '', workplace: 'Больница № 2' },
  })
  expect(gaps(saved)).toContain('work')
  const late = await save(m, id, { post: 'Заведующий' })
  expect(late.body).toMatchObject({ code: 'accreditation.changed', current: { version: 1 } })
  const free = scene.ok(
    await save(m, id, { agreement: 'no', whyNot: 'not-working', workplace: '', post: '' }, 1),
  )
  expect(gaps(free)).not.toContain('work')
  const unsaid = scene.ok(await save(m, id, { agreement: 'no' }, 2))
  expect(unsaid.checks.find((c: { key: string }) => c.key === 'agreement').title).toBe(
    'Не сказано, почему отчёт не согласован',
  )
  const wrong = await m.client.put(at(id), {
    ...full,
    education: 'school',
    post: 'я'.repeat(201),
    fileIds: [],
    version: 3,
  })
  expect(wrong.body.errors.map((e: { field: string }) => e.field).toSorted()).toEqual(['education', 'post'])
})

test('D7+ without gaps and in time it is marked as filed; then nothing changes until the mark is taken away', async () => {
  const m = await scene.medic()
  const { id } = await opened(m)
  await learnt(m)
  const fileId = await scanOf(m)
  const ready = scene.ok(await save(m, id, { fileIds: [fileId] }))
  expect(gaps(ready)).toEqual([])
  expect(ready).toMatchObject({ files: [{ id: fileId }], can: { file: true } })
  const file = (on: string) => m.client.post(`${at(id)}/filing`, { on, number: '77-1' })
  for (const on of ['', '2026-02-31', yearsLater(opens, -1), yearsLater(today, 1)])
    expect((await file(on)).body.errors).toMatchObject([{ field: 'on' }])
  const filed = scene.ok(await file(filedOn))
  expect(filed).toMatchObject({ filed: { on: filedOn, number: '77-1' }, can: { save: false, file: false } })
  expect((await file(today)).body.code).toBe('accreditation.filed')
  expect((await save(m, id, {}, filed.version)).body.code).toBe('accreditation.filed')
  const again = scene.ok(await m.client.delete(`${at(id)}/filing`))
  expect(again).toMatchObject({ filed: null, can: { save: true, file: true }, report: { fileIds: [fileId] } })
  const bare = scene.ok(await save(m, id, {}, again.version))
  expect(gaps(bare)).toEqual(['report'])
})

test('D7+ with gaps or before the window nothing is filed, and the refusal says why', async () => {
  const m = await scene.medic()
  const { id } = await opened(m)
  expect((await m.client.post(`${at(id)}/filing`, { on: filedOn })).body).toMatchObject({
    code: 'accreditation.has-gaps',
    gaps: expect.arrayContaining(['Не хватает 144 ЗЕТ']),
  })
  const young = await scene.medic()
  const cycle = await opened(young, early)
  await learnt(young)
  scene.ok(await save(young, cycle.id, { fileIds: [await scanOf(young)] }))
  expect((await young.client.post(`${at(cycle.id)}/filing`, { on: filedOn })).body).toMatchObject({
    code: 'accreditation.outside-window',
    from: yearsLater(early.issuedOn, 4),
  })
})

test('D7+ the package of another does not exist; a scan of another is not taken', async () => {
  const [m, stranger] = [await scene.medic(), await scene.medic()]
  const { id } = await opened(m)
  const replies = [
    await stranger.client.get(at(id)),
    await stranger.client.get(`${at(id)}/file`),
    await stranger.client.get(`${at(id)}/report`),
    await stranger.client.get(`${at(id)}/archive`),
    await save(stranger, id, {}),
    await stranger.client.post(`${at(id)}/filing`, { on: filedOn }),
    await stranger.client.delete(`${at(id)}/filing`),
  ]
  expect(replies.map((r) => r.status)).toEqual(replies.map(() => 404))
  expect((await save(m, id, { fileIds: [await scanOf(stranger)] })).status).toBe(404)
  expect((await read(m, id)).version).toBe(0)
})

const has = (tool: string) => spawnSync(tool, ['-v']).error === undefined

test.runIf(has('pdftotext'))(
  'D7+ the portfolio is read by a machine: who, which cycle, every credit, what is missing',
  async () => {
    const m = await scene.medic()
    const { id } = await opened(m)
    await learnt(m, '36')
    const { raw, status } = await m.client.get(`${at(id)}/file`)
    expect(status).toBe(200)
    const path = join(scene.app.dataDir, 'portfolio.pdf')
    writeFileSync(path, raw)
    const words = spawnSync('pdftotext', [path, '-']).stdout.toString().replaceAll(/\s+/g, ' ')
    for (const word of ['Портфолио', 'Черновик', '60 22 1', '36 ЗЕТ', 'Нарушения ритма'])
      expect(words).toContain(word)
    expect(words).toContain('Не готово. Не хватает 108 ЗЕТ')
    expect(words).toContain('лист 1 из 1')
    // Each day has its year once.
    expect(words).not.toMatch(/(\d{4}) \1/)
  },
)

test.runIf(has('pdftotext'))(
  'D7+ the report is drawn from what the portal knows and what is written; empty parts are named',
  async () => {
    const m = await scene.medic()
    const { id } = await opened(m)
    await learnt(m, '36')
    const sheet = async () => {
      const { raw, status } = await m.client.get(`${at(id)}/report`)
      expect(status).toBe(200)
      const path = join(scene.app.dataDir, 'report.pdf')
      writeFileSync(path, raw)
      return spawnSync('pdftotext', [path, '-']).stdout.toString().replaceAll(/\s+/g, ' ')
    }
    expect(await sheet()).toContain('Черновик. Не заполнено: уровень образования')
    const written = {
      duties: 'Отделение функциональной диагностики.\nВеду приём.',
      results: 'Исследований 4000 в год',
      methods: 'Стресс-ЭхоКГ',
      plans: 'Открыть кабинет',
      approver: 'Главный врач И. О. Ершова',
    }
    const saved = scene.ok(await save(m, id, written))
    expect(saved).toMatchObject({ report: written, emptyParts: [] })
    const words = await sheet()
    expect(words).not.toContain('Черновик')
    for (const one of [
      'Орлова Елена Викторовна',
      '60 22 1',
      'Больница № 2',
      'Нарушения ритма',
      '36 ЗЕТ',
      'Исследований 4000 в год',
      'Стресс-ЭхоКГ',
      'СОГЛАСОВАНО',
      'Главный врач И. О. Ершова',
    ])
      expect(words).toContain(one)
  },
)

test.runIf(has('unzip'))(
  'D7+ one download holds the portfolio, the report, its scans, the documents of every credit and their list',
  async () => {
    const m = await scene.medic()
    const { id } = await opened(m)
    await learnt(m)
    scene.ok(await save(m, id, { fileIds: [await scanOf(m)] }))
    const { raw, status, headers } = await m.client.get(`${at(id)}/archive`)
    expect(status).toBe(200)
    expect(Number(headers['content-length'])).toBe(raw.length)
    const path = join(scene.app.dataDir, 'package.zip')
    writeFileSync(path, raw)
    expect(spawnSync('unzip', ['-tq', path]).status).toBe(0)
    const names = spawnSync('unzip', ['-Z1', path]).stdout.toString().trim().split('\n')
    expect(names.slice(0, 3)).toEqual([
      '00 Содержание.pdf',
      '01 Портфолио.pdf',
      '02 Отчёт о профессиональной деятельности.pdf',
    ])
    expect(names[3]).toMatch(/^03 Отчёт с подписями\.(pdf|jpg|png)$/)
    expect(names.filter((n) => n.includes('Удостоверение о повышении квалификации'))).toHaveLength(1)
    // The scan that was checked, and the certificate that the portal issued for it.
    expect(names).toHaveLength(6)
  },
)
