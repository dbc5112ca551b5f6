/** To whom a proof goes: the same forms serve the second step of sign-in and the question before sensitive work. */
import type { z } from 'zod'
import { call } from '../../../web/api.ts'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { proveRecovery, recoveryPasskey, sendRecoveryCode } from '../contract/accounts.ts'
import {
  secondStepPasskey,
  sendStepUpCode,
  stepUp,
  stepUpPasskey,
  type PasskeyOptions,
} from '../contract/passkeys.ts'
import { activateSession, sendSignInCode, type Proof } from '../contract/second-step.ts'
import type { Challenge, Channel } from '../contract/session.ts'
import { useEnter } from './finishing.tsx'

export interface Proving {
  readonly sendCode: (channel: Channel) => Promise<Challenge>
  readonly askKey: () => Promise<PasskeyOptions>
  /** Throws a refusal; everything that happens on success stands here too. */
  readonly prove: (proof: z.input<typeof Proof>) => Promise<void>
  /** The code that was sent outlives a reload of the page. */
  readonly isKept: boolean
}

export function useSignInProving(): Proving {
  const enter = useEnter()
  return {
    sendCode: (channel) => call(sendSignInCode, { body: { channel } }),
    askKey: () => call(secondStepPasskey, {}),
    prove: async (proof) => enter(await call(activateSession, { body: proof })),
    isKept: true,
  }
}

export const stepUpProving = (onDone: () => void): Proving => ({
  sendCode: (channel) => call(sendStepUpCode, { body: { channel } }),
  askKey: () => call(stepUpPasskey, {}),
  prove: async (proof) => {
    await call(stepUp, { body: proof })
    onDone()
  },
  isKept: false,
})

export interface RecoveryEnds {
  readonly onProved: () => void
  /** The link of the letter is not good any more. */
  readonly onDead: () => void
}

/** The link of the letter is what these proofs belong to. */
export function recoveryProving(token: string, { onProved, onDead }: RecoveryEnds): Proving {
  const alive = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      if (refusedBy(error).code === 'link.dead') onDead()
      throw error
    }
  }
  return {
    sendCode: (channel) => alive(call(sendRecoveryCode, { body: { token, channel } })),
    askKey: () => alive(call(recoveryPasskey, { body: { token } })),
    prove: async (proof) => {
      await alive(call(proveRecovery, { body: { token, proof } }))
      onProved()
    },
    isKept: false,
  }
}
