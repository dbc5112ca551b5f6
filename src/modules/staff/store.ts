/** Rows of this module, by what they are about. */
export * from './store/invitations.ts'
export * from './store/proposals.ts'
export * from './store/rules.ts'
export * from './store/status.ts'
