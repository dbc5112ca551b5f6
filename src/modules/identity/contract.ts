/** What this module says to the outside: people, sign-in, codes, profile. Promises C1–C5, E1, G2, G3. */
export * from './contract/people.ts'
export * from './contract/events.ts'
export * from './contract/refusals.ts'
export * from './contract/session.ts'
export * from './contract/sign-in.ts'
export * from './contract/accounts.ts'
export * from './contract/profile.ts'
export * from './contract/roles.ts'
