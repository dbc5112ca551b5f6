/** Talk with the security key of this device: its library is fetched at the first touch; what it cannot do is said in Russian. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import type { z } from 'zod'
import { Refusal } from '../../../web/api.ts'
import type { addPasskey, PasskeyOptions } from '../contract/passkeys.ts'
import type { PasskeyAnswer } from '../contract/passkey-answer.ts'
import { passkeyText } from './text-passkeys.ts'

/** Set while the device is asked; the library is there by then. */
let stop: (() => void) | null = null

async function asking<T>(
  begin: (library: typeof import('@simplewebauthn/browser')) => Promise<T>,
): Promise<T> {
  const library = await import('@simplewebauthn/browser')
  stop = () => library.WebAuthnAbortService.cancelCeremony()
  try {
    return await begin(library)
  } catch (error) {
    throw inRussian(error)
  } finally {
    stop = null
  }
}

/** Whoever leaves while the device waits for a touch wants no key made afterwards. */
export const stopAsking = (): void => stop?.()

type NewKey = z.input<typeof addPasskey.body>['answer']

/** Asks the device to make a key. */
export const makeKey = ({ options }: PasskeyOptions): Promise<NewKey> =>
  asking(async ({ startRegistration }) => {
    const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
    const { id, rawId, type, response } = await startRegistration({ optionsJSON })
    const { clientDataJSON, attestationObject, transports } = response
    return {
      id,
      rawId,
      type,
      response: { clientDataJSON, attestationObject, ...(transports ? { transports } : {}) },
    }
  })

/** Asks the device to answer by a key that it has. */
export const touchKey = ({ options }: PasskeyOptions): Promise<z.input<typeof PasskeyAnswer>> =>
  asking(async ({ startAuthentication }) => {
    const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
    const { id, rawId, type, response } = await startAuthentication({ optionsJSON })
    const { clientDataJSON, authenticatorData, signature, userHandle } = response
    return {
      id,
      rawId,
      type,
      response: { clientDataJSON, authenticatorData, signature, ...(userHandle ? { userHandle } : {}) },
    }
  })

/** A refusal of the device in the shape of a refusal of the server, so that forms know it. */
function inRussian(error: unknown): Refusal {
  const { name = '', code = '' } = error as { name?: string; code?: string }
  const title =
    code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' || name === 'InvalidStateError'
      ? passkeyText.already
      : name === 'NotAllowedError' || name === 'AbortError' || code === 'ERROR_CEREMONY_ABORTED'
        ? passkeyText.cancelled
        : passkeyText.cannot
  return new Refusal({ code: 'passkey.device', status: 409, title })
}
