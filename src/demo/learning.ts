/** Who teaches in the demo world, and the catalogue: some fifteen organisations with what they published. */
import {
  decideProgrammes,
  decideProvider,
  importProgrammes,
  readOwnProvider,
  saveProvider,
  submitProvider,
} from '../modules/learning/index.ts'
import { listSpecialties } from '../modules/organisations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Role } from '../platform/permissions.ts'
import { actingIn } from './acting.ts'
import { daysLater } from './clock.ts'
import type { Happening } from './live.ts'
import { demoOrganisations, demoTeachers } from './organisations.ts'
import type { World } from './person-browser.ts'
import { demoProgrammes, type DemoProgramme } from './programmes.ts'
import type { Cast } from './story.ts'

/** Each teaches some part of all; the last few wait for a reviewer, so that the desk has work. */
const waitingOf = 9

export function taughtProgrammes(world: World, cast: Cast, now: Date): Happening[] {
  const schools = [...demoOrganisations, ...demoTeachers].filter((o) => o.kind === 'educational')
  const as = (login: string, role: Role, organisationId: string | null): Context =>
    actingIn(world, cast, role === 'provider' ? 'programmes-imported' : 'programmes-decided', {
      login,
      role,
      organisationId,
    })
  /** The methodologist keeps the first one, her colleague all the others. */
  const staffOf = (i: number) => (i === 0 ? 'nikitina' : 'kotov')
  let all: readonly DemoProgramme[] = []
  /** False where the register knows no working licence: the request stays unsent, as in life. */
  const open = async (id: string, i: number): Promise<boolean> => {
    const staff = as(staffOf(i), 'provider', id)
    const { version, licence } = await readOwnProvider(staff)
    await saveProvider(staff, {
      version,
      responsibleName: i === 0 ? 'Никитина Алла Романовна' : 'Котов Денис Валерьевич',
      responsiblePost: i === 0 ? 'Методист' : 'Ответственный по ДПО',
      responsiblePhone: `+7 900 451-${String(20 + i)}-17`,
      responsibleEmail: `dpo${i + 1}@academy.example`,
      statementNumber: `${17 + i * 3}-ДПО`,
      statementOn: daysLater(world.clock.now(), -3).toISOString().slice(0, 10),
    })
    if (licence?.isActive !== true) return false
    await submitProvider(staff)
    await decideProvider(as('sokolov', 'verifier', null), id, { to: 'open', why: '' })
    return true
  }
  return schools.map((school, i) => ({
    // The schedule lies around today, so the programmes are young.
    at: daysLater(now, -40 + i),
    lives: [`teaching of ${school.name}`],
    act: async () => {
      const id = cast.organisationOf(school.name)
      if (!(await open(id, i))) return
      if (all.length === 0) {
        const specialties = await listSpecialties(as('sokolov', 'verifier', null), undefined)
        all = demoProgrammes(now, new Map(specialties.map((s) => [s.key, s.name])))
      }
      const rows = all.filter((_, n) => n % schools.length === i)
      const staff = as(staffOf(i), 'provider', id)
      const { ids, faults } = await importProgrammes(staff, { rows, submit: true, isDry: false })
      if (faults.length > 0) throw new Error(`Учебный мир: ${school.name}: ${JSON.stringify(faults[0])}`)
      const shown = i < waitingOf ? ids.slice(0, -1) : ids
      await decideProgrammes(as('demina', 'verifier', null), { ids: shown, to: 'published', why: '' })
    },
  }))
}
