/** The table of rights: role → permission, deny by default. A new permission without roles does not compile. */

/** Work roles of the portal (promises F1, F6; security reference §5.1). */
export const roles = [
  'citizen',
  'doctor',
  'nurse',
  'laboratory-technician',
  'student',
  'manager',
  'verifier',
  'support',
  'support-second',
  'provider',
  'taxpayer',
  'tax-officer',
  'auditor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** Sections of medical work: each stands open only while licence, attestation and employment hold (F7). */
export const sections = ['doctor', 'nurse', 'laboratory'] as const
export type Section = (typeof sections)[number]

/** Whoever holds one of these does not enter by a code from a message alone: it can be read or redirected by others. */
const rolesWithStrongStep: readonly Role[] = ['administrator', 'verifier']

export const needsStrongStep = (held: readonly Role[]): boolean =>
  held.some((role) => rolesWithStrongStep.includes(role))

const everyone: readonly Role[] = ['citizen']

/** Everyone who is signed in is a citizen too, so a right of `citizen` is a right of all. */
export const grants = {
  'profile.own': everyone,
  /** Ways to confirm a sign-in: all that is open to whoever must set one up first. */
  'factors.own': everyone,
  'files.own': everyone,
  'journal.own': everyone,
  'explanations.manage': ['administrator'],
  'notifications.own': everyone,
  'records.own': everyone,
  'licences.own': everyone,
  'credits.own': everyone,
  /** Confirmations of credits that any organisation gave by mistake. */
  'credits.correct': ['administrator'],
  'studies.own': everyone,
  'plans.own': everyone,
  'portfolio.own': everyone,
  /** Searches of programmes that somebody keeps. */
  'learning.own': everyone,
  /** Courses that somebody learns, their tests. */
  'content.own': everyone,
  /** Programmes of one's own organisation: its staff writes them. */
  'learning.provide': ['provider'],
  /** Providers and programmes of all: whether they are shown. */
  'learning.review': ['verifier', 'administrator'],
  /** The desk that both of them share. */
  'learning.desk': ['provider', 'verifier', 'administrator'],
  /** Foreign systems that speak with the store of learning records. */
  'lrs.manage': ['administrator'],
  /** Of those systems themselves: no person has it. */
  'lrs.exchange': [],
  'applications.own': everyone,
  'certificates.own': everyone,
  'applications.verify': ['verifier'],
  'certificates.revoke': ['verifier', 'administrator'],
  'organisations.manage': ['administrator'],
  'jobs.manage': ['administrator'],
  'people.manage': ['administrator'],
  /** Numbers of policy. */
  'settings.manage': ['administrator'],
  'status.own': everyone,
  'registrations.own': everyone,
  'roles.read': ['administrator', 'verifier', 'auditor', 'manager'],
  'roles.grant': ['administrator', 'manager'],
  'roles.approve': ['administrator', 'verifier'],
  'blocks.manage': ['administrator'],
  'reports.read': ['administrator', 'auditor'],
  'licences.search': ['verifier', 'administrator'],
  'licences.decide': ['verifier'],
  'licences.import': ['administrator'],
  'work.doctor': ['doctor'],
  'work.nurse': ['nurse'],
  'work.laboratory': ['laboratory-technician'],
} as const satisfies Record<string, readonly Role[]>

/** Changes under these rights say in their contract whether the sign-in is enough for them: there is no default. */
export const assuranceDemanded: readonly Permission[] = [
  'factors.own',
  'people.manage',
  'settings.manage',
  'roles.grant',
  'roles.approve',
  'certificates.revoke',
  'blocks.manage',
  'lrs.manage',
]

export type Permission = keyof typeof grants

export const allPermissions = Object.keys(grants) as Permission[]

/** Rights that a role gives only while their section is open. */
export const sectionNeeded: Readonly<Partial<Record<Permission, Section>>> = {
  'work.doctor': 'doctor',
  'work.nurse': 'nurse',
  'work.laboratory': 'laboratory',
}

export const isGrantedTo = (held: readonly Role[], p: Permission): boolean =>
  grants[p].some((role: Role) => held.includes(role))

/** `open`: sections that stand open for this person at this instant. */
export function permissionsOf(held: readonly Role[], open: readonly Section[] = []): ReadonlySet<Permission> {
  const isOpen = (section: Section | undefined) => section === undefined || open.includes(section)
  return new Set(allPermissions.filter((p) => isGrantedTo(held, p) && isOpen(sectionNeeded[p])))
}
