/** A security key that the browser itself plays: there, touched at once, knows its owner. */
import { protocolOf, type Visitor } from '../browser.ts'

const key = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const

export async function giveAuthenticator({ page }: Visitor): Promise<void> {
  const protocol = await protocolOf(page)
  await protocol.send('WebAuthn.enable')
  await protocol.send('WebAuthn.addVirtualAuthenticator', { options: key })
}
