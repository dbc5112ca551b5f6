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

type NewKey = z.input<typeof addPasskey.body>['answer']

/** Asks the device to make a key. */
export async function makeKey({ options }: PasskeyOptions): Promise<NewKey> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  try {
    const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
    const { id, rawId, type, response } = await startRegistration({ optionsJSON })
    const { clientDataJSON, attestationObject, transports } = response
    return {
      id,
      rawId,
      type,
      response: { clientDataJSON, attestationObject, ...(transports ? { transports } : {}) },
    }
  } catch (error) {
    throw inRussian(error)
  }
}

/** Asks the device to answer by a key that it has. */
export async function touchKey({ options }: PasskeyOptions): Promise<z.input<typeof PasskeyAnswer>> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  try {
    const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
    const { id, rawId, type, response } = await startAuthentication({ optionsJSON })
    const { clientDataJSON, authenticatorData, signature, userHandle } = response
    return {
      id,
      rawId,
      type,
      response: { clientDataJSON, authenticatorData, signature, ...(userHandle ? { userHandle } : {}) },
    }
  } catch (error) {
    throw inRussian(error)
  }
}

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
