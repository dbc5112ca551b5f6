/** What the control API takes: people, systems and scenarios, with unknown fields refused. */
import { z } from 'zod'

const Item = z
  .object({ id: z.number().int(), type: z.string() })
  .catchall(z.union([z.string(), z.number(), z.boolean()]))

/** Facts of a profile; the keys by which the stand itself works (oid, password hash) cannot be changed. */
const facts = {
  lastName: z.string().min(1),
  firstName: z.string().min(1),
  middleName: z.string(),
  birthDate: z.iso.date(),
  birthPlace: z.string(),
  gender: z.enum(['M', 'F']),
  citizenship: z.string(),
  snils: z.string(),
  inn: z.string(),
  level: z.enum(['simplified', 'standard', 'confirmed']),
  isChild: z.boolean(),
  mobile: z.string(),
  mobileVerified: z.boolean(),
  email: z.string(),
  emailVerified: z.boolean(),
  homePhone: z.string(),
  secondStep: z.enum(['none', 'sms', 'totp']),
  totpSecret: z.string(),
  documents: z.array(Item),
  addresses: z.array(Item),
  vehicles: z.array(Item),
  roles: z.array(
    z.object({
      organisationOid: z.number().int(),
      chief: z.boolean(),
      admin: z.boolean(),
      email: z.string().exactOptional(),
      phone: z.string().exactOptional(),
      groups: z.array(z.string()).exactOptional(),
    }),
  ),
  kids: z.array(z.number().int()),
  isSelfEmployed: z.boolean(),
  isBlocked: z.boolean(),
}

const { lastName, firstName, snils, ...others } = facts
const optional = <T extends z.ZodRawShape>(shape: T) =>
  Object.fromEntries(
    Object.entries(shape).map(([key, type]) => [key, (type as z.ZodType).exactOptional()]),
  ) as unknown as {
    [K in keyof T]: z.ZodExactOptional<T[K]>
  }

export const PersonChange = z.strictObject(optional(facts))
export const GivenPerson = z.strictObject({
  lastName,
  firstName,
  snils,
  ...optional(others),
  password: z.string().min(1).exactOptional(),
})

export const GivenClient = z.strictObject({
  mnemonic: z.string(),
  name: z.string().exactOptional(),
  certificates: z.array(z.string()),
  redirectUris: z.array(z.string()),
  siteUrl: z.url().exactOptional(),
  scopes: z.array(z.string()).exactOptional(),
  refreshTokens: z.boolean().exactOptional(),
  refreshLifetimeSeconds: z.number().int().positive().exactOptional(),
  tokenAlgorithm: z.enum(['RS256', 'GOST3410_2012_256']).exactOptional(),
  legacy: z.boolean().exactOptional(),
  consentsOnly: z.boolean().exactOptional(),
  apiKeys: z.array(z.uuid()).exactOptional(),
})

export const ScenarioChange = z.strictObject({
  person: z.union([z.string(), z.number()]).optional(),
  on: z.boolean().default(true),
  seconds: z.number().int().min(-86_400).max(86_400).optional(),
  milliseconds: z.number().int().min(0).max(120_000).optional(),
})
