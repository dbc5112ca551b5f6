/** Who teaches in the demo world, and the catalogue: some fifteen organisations with what they published. */
import { listSpecialties } from '../modules/organisations/index.ts'
import { actingIn } from './acting.ts'
import { daysLater } from './clock.ts'
import type { Happening } from './live.ts'
import { oldSchools } from './past-programmes.ts'
import type { World } from './person-browser.ts'
import { demoProgrammes, type DemoProgramme } from './programmes.ts'
import { demoSchools, openSchool, publish } from './schools.ts'
import type { Cast } from './story.ts'

/** Each teaches some part of all; the last one of so many waits for a reviewer, so that the desk has work. */
const waitingOf = 9

export function taughtProgrammes(world: World, cast: Cast, now: Date): Happening[] {
  let all: readonly DemoProgramme[] = []
  return demoSchools.map((school, i) => ({
    // The schedule lies around today, so the programmes are young.
    at: daysLater(now, -40 + i),
    lives: [`teaching of ${school.name}`],
    act: async () => {
      if (!oldSchools.includes(school.name) && !(await openSchool(world, cast, school.name))) return
      if (all.length === 0) {
        const reader = actingIn(world, cast, 'specialties-read', { login: 'sokolov', role: 'verifier' })
        const specialties = await listSpecialties(reader, undefined)
        all = demoProgrammes(now, new Map(specialties.map((s) => [s.key, s.name])))
      }
      const rows = all.filter((_, n) => n % demoSchools.length === i)
      await publish(world, cast, school.name, { rows, waiting: i < waitingOf ? 1 : 0 })
    },
  }))
}
