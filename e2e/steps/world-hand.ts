/** What no page can do: time that has passed for a session, a pause that outlasts a slow machine. */
import { reachDatabase } from '../../src/start/reach.ts'
import { environmentWith, readOptions } from '../../src/start/options.ts'
import { settingsOf } from '../../src/start/settings.ts'
import { withClient } from '../../src/start/client.ts'
import type { World } from '../world.ts'

async function change(world: World, query: string, values: readonly string[]): Promise<void> {
  const settings = settingsOf(environmentWith(readOptions(['--data', world.dataDir]), {}))
  const database = await reachDatabase(settings)
  try {
    const { rowCount } = await withClient(database.ownerUrl, (client) => client.query(query, [...values]))
    if (!rowCount) throw new Error(`${values.join()}: ничего не нашлось`)
  } finally {
    await database.release()
  }
}

/** As if the person had proved themselves a quarter of an hour ago. */
export const letProofGrowOld = (world: World, familyName: string): Promise<void> =>
  change(
    world,
    `update platform.session s set proved_at = s.proved_at - interval '15 minutes'
      from identity.person p where p.id = s.person_id and p.family_name = $1 and s.state = 'active'`,
    [familyName],
  )
