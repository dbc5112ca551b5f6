/** The world of the file that runs: each worker has one of its own. */
import { inject } from 'vitest'
import type { World } from './world.ts'

export function here(): World {
  const worlds = inject('worlds')
  const world = worlds[(Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) % worlds.length]
  if (!world) throw new Error('Нет ни одного мира')
  return world
}
