/** C3, D7+: two accounts of one person made one: cycles and credits follow, nothing is counted twice. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordScene, type Medic, type RecordScene } from '../records/records.test.scene.ts'
import { hearMerge } from './use-cases/hear-merge.ts'

let scene: RecordScene
beforeAll(async () => {
  scene = await recordScene()
})
afterAll(() => scene.app.close())

const cycle = { specialty: '31.08.12', number: '60 24 1', issuedOn: '2024-03-14' }
const advanced = {
  kind: 'advanced-certificate',
  specialty: '31.08.12',
  hours: '36',
  startedOn: '2026-02-03',
  endedOn: '2026-03-30',
  issuedOn: '2026-04-05',
}
const opened = async (m: Medic, over: object = {}) =>
  scene.ok(await m.client.post('/api/credits/cycles', { ...cycle, ...over }), 201)
const verified = async (m: Medic, over: object) => {
  const record = await scene.recordOf(m, { ...advanced, ...over })
  await scene.decide(record.application.id, 'approved')
}
const mine = async (m: Medic) => scene.ok(await m.client.get('/api/credits/cycles'))

test('the same cycle is one, another comes with its credits, a document of both counts once', async () => {
  const [kept, gone] = [await scene.medic(), await scene.medic()]
  await opened(kept)
  await opened(gone)
  await opened(gone, { specialty: '31.08.36' })
  const twin = { series: '7827', number: '7700112' }
  await verified(kept, { ...twin, programme: 'Одна и та же' })
  await verified(gone, { ...twin, programme: 'Одна и та же' })
  await verified(gone, { programme: 'Только там', hours: '18' })
  await verified(gone, { programme: 'Кардиология', hours: '20', specialty: '31.08.36' })
  const merge = { keptId: kept.person.id, goneId: gone.person.id }
  for (let heard = 0; heard < 2; heard++) await hearMerge(scene.app.context(null), merge)
  const { items } = await mine(kept)
  const total = (key: string) =>
    items
      .filter((c: { specialty: { key: string } }) => c.specialty.key === key)
      .map((c: { total: number }) => c.total)
  expect(total('31.08.12')).toEqual([36 + 18])
  expect(total('31.08.36')).toEqual([20])
  expect((await mine(gone)).items).toEqual([])
})
