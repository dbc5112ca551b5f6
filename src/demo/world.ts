/** The demo world: people, organisations and two years of applications, lived through in order by the real API. */
import { createOrganisation } from '../modules/organisations/index.ts'
import { createUser, setUserPassword } from '../modules/identity/index.ts'
import { Kind } from '../modules/notifications/contract.ts'
import { makeReports } from '../modules/oversight/index.ts'
import { rebuild } from '../modules/portfolio/index.ts'
import { contextOf, system } from '../platform/house.ts'
import { uuidv7 } from '../platform/random.ts'
import { insertGrant } from '../platform/session/grants.ts'
import type { Services } from '../platform/services.ts'
import type { Logger } from 'pino'
import { openPortal } from '../portal.ts'
import { attackHappenings } from './attacks.ts'
import { claimsOfCredits } from './claims.ts'
import { daysLater, demoClock, seeded } from './clock.ts'
import { openedCycles } from './cycles.ts'
import { hearerOf } from './hear.ts'
import { taughtContents } from './content.ts'
import { KnowingClient } from './known-statements.ts'
import { papersOfAdmission } from './licences.ts'
import { taughtProgrammes } from './learning.ts'
import { live } from './live.ts'
import { ogrnFrom, innFrom } from './numbers.ts'
import {
  demoAccounts,
  demoPassword,
  demoWithOldPassword,
  demoPeople,
  emailOf,
  isMedic,
  phoneOf,
  snilsOf,
  type DemoPerson,
} from './people.ts'
import { demoOrganisations, demoTeachers } from './organisations.ts'
import { demoAppCode, demoAppSecret, demoAppSecretBytes, demoStaff } from './app-key.ts'
import { heldEvents } from './events.ts'
import { pastEvents } from './past-events.ts'
import { pastTeaching } from './past-learning.ts'
import { learntProgrammes } from './studies.ts'
import { foreignSystems } from './systems.ts'
import { browserOf, type World } from './person-browser.ts'
import { registryHappening } from './registry.ts'
import { planOf } from './plan.ts'
import { plansOfLearners, remindersOfPlans } from './plans.ts'
import { rightsOf } from './rights.ts'
import { statusHappenings } from './status.ts'
import { happeningsOf, type Cast } from './story.ts'

export interface DemoParts {
  readonly databaseUrl: string
  readonly services: Services
  readonly log: Logger
  readonly now: Date
  readonly tell: (done: number, of: number) => void
}

export async function buildDemoWorld(parts: DemoParts): Promise<void> {
  const clock = demoClock(daysLater(parts.now, -760))
  // Shared with the portal that starts next, so it stays open when this one closes.
  const services: Services = {
    ...parts.services,
    // Strangers of the story never guess right, and a second of bcrypt for each would be wasted.
    passwords: {
      ...parts.services.passwords,
      verify: () => Promise.resolve(false),
      close: async () => undefined,
    },
    messenger: { ...parts.services.messenger, close: async () => undefined },
    checker: { ...parts.services.checker, close: async () => undefined },
    // The key of an application is the one that the start-up prints; everything else is random as ever.
    random: {
      ...parts.services.random,
      token: (bytes) => (bytes === demoAppSecretBytes ? demoAppSecret : parts.services.random.token(bytes)),
    },
  }
  const portal = await openPortal({
    databaseUrl: withoutWaiting(parts.databaseUrl),
    services,
    log: parts.log,
    tls: null,
    webFolder: null,
    now: clock.now,
    client: KnowingClient,
    // At the end their work is done at once, out of the journal of events.
    isDeaf: (job) => job.startsWith('portfolio.'),
  })
  await portal.app.ready()
  try {
    const world: World = {
      portal,
      house: portal.house,
      clock,
      origin: new URL(services.settings.PUBLIC_ORIGIN).origin,
      hear: hearerOf(portal.house, portal.jobs, clock),
    }
    const cast = await castOf(world, parts.now)
    const random = seeded(7)
    const past = pastTeaching(world, cast, parts.now, seeded(11))
    const story = [
      ...planOf(parts.now).flatMap((p) => happeningsOf(world, cast, p, parts.now, random)),
      ...papersOfAdmission(world, cast, parts.now, random),
      ...openedCycles(world, cast, parts.now, random),
      ...claimsOfCredits(world, cast, parts.now),
      ...taughtProgrammes(world, cast, parts.now),
      ...taughtContents(world, cast, parts.now),
      ...past.story,
      ...pastEvents(world, cast, parts.now),
      ...learntProgrammes(world, cast, parts.now, past.programmeOf),
      ...plansOfLearners(world, cast, parts.now),
      ...remindersOfPlans(world, parts.now),
      ...heldEvents(world, cast, parts.now),
      registryHappening(world, parts.now),
      ...foreignSystems(world, cast, parts.now),
      ...attackHappenings(world, demoAccounts[1]!.login, parts.now),
      ...rightsOf(world, cast, placesOf(), parts.now),
      ...statusHappenings(world, cast, placesOf().medical, parts.now, random),
    ]
    const heard = story.map((h) => ({ ...h, act: () => h.act().then(world.hear) }))
    await live(clock, heard, parts.tell)
    const atEnd = (audit: string) =>
      contextOf(world.house, { actor: system, audit, requestId: 'demo', origin: null, now: parts.now })
    // One reading of the journal gives the same rows as hearing each event by itself, and takes a fraction of it.
    await rebuild(atEnd('portfolio.rebuild'))
    await makeReports(atEnd('oversight.make-reports'))
    await world.hear()
  } finally {
    await portal.close()
  }
}

/** For whom those who teach act. */
const schoolOf: Readonly<Record<string, string>> = {
  nikitina: 'Северная академия последипломного образования',
  kotov: 'Заволжский медицинский университет',
}

const placesOf = () => ({
  medical: demoOrganisations.filter((o) => o.kind === 'medical').map((o) => o.name),
  schools: demoOrganisations.filter((o) => o.kind === 'educational').map((o) => o.name),
})

/** An invented world need not wait for the disk at each commit: a half-made one is made anew. */
function withoutWaiting(url: string): string {
  const quick = new URL(url)
  quick.searchParams.set('options', '-c synchronous_commit=off')
  return quick.toString()
}

async function castOf(world: World, today: Date): Promise<Cast> {
  const ctx = (now = world.clock.now()) =>
    contextOf(world.house, {
      actor: system,
      audit: 'demo-world',
      requestId: 'demo',
      origin: null,
      now,
    })
  const organisations = new Map<string, string>()
  for (const [i, o] of [...demoOrganisations, ...demoTeachers].entries()) {
    const made = await createOrganisation(ctx(), {
      name: o.name,
      shortName: o.shortName,
      kind: o.kind,
      city: o.city,
      region: o.region,
      address: null,
      phone: null,
      site: null,
      ogrn: ogrnFrom(i),
      inn: innFrom(i),
      licence: {
        number: `Л035-${String(1000 + i * 7)}-${String(i + 10)}/00${String(100_000 + i * 411)}`,
        issuedOn: `20${String(15 + (i % 8))}-0${1 + (i % 9)}-1${i % 10}`,
        isActive: i % 11 !== 10,
      },
      closedOn: null,
    })
    organisations.set(o.name, made.id)
  }
  const people = new Map<string, string>()
  const withPassword = new Set(demoAccounts.map((a) => a.login))
  for (const p of demoPeople) {
    const made = await createUser(ctx(), {
      familyName: p.familyName,
      givenName: p.givenName,
      patronymic: p.patronymic,
      snils: snilsOf(p),
      birthDate: p.birthDate,
      gender: p.gender,
      phone: phoneOf(p),
      email: emailOf(p),
    })
    people.set(p.login, made.id)
    // The world begins with its staff at work: who gave what to whom is told from then on.
    for (const role of p.roles)
      await insertGrant(
        world.house.db,
        {
          id: uuidv7(),
          personId: made.id,
          role,
          organisationId: role === 'provider' ? (organisations.get(schoolOf[p.login] ?? '') ?? null) : null,
          origin: 'setup',
          basis: `Трудовой договор: ${p.post}`,
          until: null,
          grantedBy: null,
          approvedBy: null,
          approvedAt: null,
        },
        world.clock.now(),
      )
  }
  // bcrypt is dear by design, so only those whom the start-up names have a password; everybody has the sandbox.
  // Passwords live ninety days, so they were chosen lately; one is too old, so that the way of changing it can be walked.
  const give = (login: string, daysAgo: number) =>
    setUserPassword(ctx(daysLater(today, -daysAgo)), people.get(login)!, demoPassword)
  await Promise.all([
    ...demoPeople.filter((p) => withPassword.has(emailOf(p))).map((p) => give(p.login, 12)),
    give(demoWithOldPassword, 97),
  ])
  // Lately too: the rules of a fresh proof are younger than this world.
  for (const p of demoStaff)
    await world.clock.at(daysLater(today, -12), () => connectApp(world, people.get(p.login)!))
  const isNamed = (p: DemoPerson) => withPassword.has(emailOf(p))
  for (const p of demoPeople.filter((one) => isMedic(one) && !isNamed(one)))
    await wantNoLetters(world, people.get(p.login)!)
  await world.hear()
  return {
    personOf: (login) => people.get(login)!,
    organisationOf: (name) => organisations.get(name)!,
    verifiers: demoPeople.filter((p) => p.roles.includes('verifier')).map((p) => people.get(p.login)!),
  }
}

/** Nobody reads the letters of those whom the start-up does not name: they have their news in the cabinet. */
async function wantNoLetters(world: World, personId: string): Promise<void> {
  const browser = await browserOf(world, personId)
  const kinds = Kind.options.map((kind) => ({ kind, channels: kind === 'security' ? ['email'] : [] }))
  await browser.put('/api/notifications/settings', { kinds, mode: 'first', isQuietAtNight: true })
  await browser.leave()
}

/** As a person does it in the profile: the key, then its first code. */
async function connectApp(world: World, personId: string): Promise<void> {
  const browser = await browserOf(world, personId)
  const { id } = (await browser.post('/api/profile/factors/app')) as { id: string }
  await browser.post('/api/profile/factors/app/confirmation', { id, code: demoAppCode(world.clock.now()) })
  await browser.leave()
}
