/** The schools of the demo world: who keeps the programmes of each, and how they were opened. */
import {
  decideProvider,
  decideProgrammes,
  importProgrammes,
  readOwnProvider,
  saveProvider,
  submitProvider,
} from '../modules/learning/index.ts'
import type { Context } from '../platform/context.ts'
import type { Role } from '../platform/permissions.ts'
import { academy, actingIn } from './acting.ts'
import { daysLater } from './clock.ts'
import { demoOrganisations, demoTeachers } from './organisations.ts'
import type { World } from './person-browser.ts'
import type { Cast } from './story.ts'

export const demoSchools = [...demoOrganisations, ...demoTeachers].filter((o) => o.kind === 'educational')

/** The methodologist keeps the academy, her colleague all the others. */
export const staffOf = (school: string): string => (school === academy ? 'nikitina' : 'kotov')

export const actingFor = (world: World, cast: Cast, audit: string, school: string): Context =>
  actingIn(world, cast, audit, {
    login: staffOf(school),
    role: 'provider',
    organisationId: cast.organisationOf(school),
  })

const reviewer = (world: World, cast: Cast, login: string, audit: string): Context =>
  actingIn(world, cast, audit, { login, role: 'verifier' satisfies Role })

/** False where the register knows no working licence: the request stays unsent, as in life. */
export async function openSchool(world: World, cast: Cast, school: string): Promise<boolean> {
  const staff = actingFor(world, cast, 'programmes-imported', school)
  const i = demoSchools.findIndex((o) => o.name === school)
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
  await decideProvider(reviewer(world, cast, 'sokolov', 'programmes-decided'), cast.organisationOf(school), {
    to: 'open',
    why: '',
  })
  return true
}

type Rows = Parameters<typeof importProgrammes>[1]['rows']

/** All of them sent to review; the last `waiting` are not read yet. */
export async function publish(
  world: World,
  cast: Cast,
  school: string,
  { rows, waiting = 0 }: { readonly rows: Rows; readonly waiting?: number },
): Promise<readonly string[]> {
  const staff = actingFor(world, cast, 'programmes-imported', school)
  const { ids, faults } = await importProgrammes(staff, { rows, submit: true, isDry: false })
  if (faults.length > 0) throw new Error(`Учебный мир: ${school}: ${JSON.stringify(faults[0])}`)
  await decideProgrammes(reviewer(world, cast, 'demina', 'programmes-decided'), {
    ids: ids.slice(0, ids.length - waiting),
    to: 'published',
    why: '',
  })
  return ids
}
