/** The application with codes of the demo staff: one printed key for all of them, refused in production as the whole world is. */
import { appCode, secretOf } from '../test/totp.ts'
import { demoPeople, emailOf, phoneOf } from './people.ts'

/** Whoever may do much for others does not enter by a message alone, so they have an application. */
const withApp = ['verifier', 'administrator', 'provider'] as const

export const demoAppKey = 'NMO2 UCHE BNYJ MIR2 KODY PRIL OZHE NIYA'
export const demoAppSecret: string = secretOf(demoAppKey).toString('base64url')
export const demoAppSecretBytes = 20

export const demoStaff = demoPeople.filter((p) => withApp.some((role) => p.roles.includes(role)))

export const hasDemoApp = (loginOrPhone: string): boolean =>
  demoStaff.some((p) => [p.login, emailOf(p), phoneOf(p)].includes(loginOrPhone))

export const demoAppCode = (at: Date, stepsLater = 0): string => appCode(demoAppKey, at, stepsLater)
