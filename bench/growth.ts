/** What must stand still while the database grows: the list of applications, rights and sign-in. */
import { growAccounts, permissionCost } from './accounts.ts'
import { read } from './kinds.ts'
import { start } from './process.ts'
import {
  best,
  browsers,
  count,
  crowd,
  line,
  manyConnections,
  prepareMany,
  quick,
  scene,
  settings,
  signIn,
} from './stage.ts'

const totals = quick ? [1000, 10_000] : [1000, 10_000, 100_000, 1_000_000]

/** A signed read pays for rights in the process and in the question about its session; neither may grow with the accounts. */
export async function growCrowd(): Promise<void> {
  console.log('\nправа и вход, пока растёт число учётных записей (должны стоять)')
  const logins = await crowd()
  const guests = (n: number) => Promise.all(Array.from({ length: n }, () => scene.guest()))
  for (const total of totals) {
    await growAccounts(scene, total)
    const ours = await start(
      './our-server.ts',
      { databaseUrl: scene.appUrl, settings: { ...settings, SIGNATURE_CHECK: 'true' } },
      1,
    )
    const [title, own] = [total.toLocaleString('ru'), () => Promise.resolve([browsers[0]!])]
    const reads = await best(ours.ports, () => prepareMany(read, own, count), 1)
    console.log(line(`${title} записей, чтение`, reads))
    console.log(
      line(
        `${title} записей, вход`,
        await best(ours.ports, () => prepareMany(signIn(logins), guests, quick ? 8 : 24), 2),
      ),
    )
    const cost = permissionCost()
    console.log(
      `  проверка права ${(cost * 1000).toFixed(2)} мкс: доля чтения ${(cost / reads.p50Ms).toFixed(4)}`,
    )
    await ours.stop()
  }
}

export async function growApplications(): Promise<void> {
  console.log('\nКак растёт время списка с числом заявлений в базе (должно стоять)')
  for (const total of totals) {
    await scene.growTo(total)
    const ours = await start(
      './our-server.ts',
      { databaseUrl: scene.appUrl, settings: { ...settings, SIGNATURE_CHECK: 'true' } },
      1,
    )
    console.log(
      line(
        `${total.toLocaleString('ru')} заявлений`,
        await best(
          ours.ports,
          () => prepareMany(read, () => Promise.resolve([browsers[0]!]), count),
          manyConnections,
        ),
      ),
    )
    await ours.stop()
  }
}
