/** The table of rights: role → permission, deny by default. A new permission without roles does not compile. */

/** Work roles of the portal (promises F1, F6; security reference §5.1). */
export const roles = [
  'citizen',
  'doctor',
  'nurse',
  'laboratory-technician',
  'provider',
  'verifier',
  'support',
  'auditor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

const everyone: readonly Role[] = ['citizen']

/** Everyone who is signed in is a citizen too, so a right of `citizen` is a right of all. */
export const grants = {
  'profile.own': everyone,
  'files.own': everyone,
  'journal.own': everyone,
  'notifications.own': everyone,
  'records.own': everyone,
  'applications.own': everyone,
  'certificates.own': everyone,
  'applications.verify': ['verifier'],
  'certificates.revoke': ['verifier', 'administrator'],
  'organisations.manage': ['administrator'],
  'jobs.manage': ['administrator'],
  'people.manage': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof grants

export const allPermissions = Object.keys(grants) as Permission[]

export const permissionsOf = (held: readonly Role[]): ReadonlySet<Permission> =>
  new Set(allPermissions.filter((p) => grants[p].some((role: Role) => held.includes(role))))
