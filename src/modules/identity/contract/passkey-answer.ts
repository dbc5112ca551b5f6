/** The answer of a passkey to a challenge, as the browser writes it. */
import { z } from 'zod'

const Base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(20_000)

export const PasskeyAnswer = z.object({
  id: Base64url.max(1400),
  rawId: Base64url.max(1400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: Base64url,
    authenticatorData: Base64url,
    signature: Base64url,
    userHandle: Base64url.optional(),
  }),
  clientExtensionResults: z.object({}).default({}),
})
export type PasskeyAnswer = z.output<typeof PasskeyAnswer>
