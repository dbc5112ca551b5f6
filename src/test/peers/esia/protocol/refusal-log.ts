/** Keeps why a system was refused, for the page /console/tech: the answer itself may not say so much. */
import type { Sandbox } from '../sandbox.ts'
import type { EsiaError } from './errors.ts'

export function noteRefusal(sandbox: Sandbox, call: string, mnemonic: string | null, error: EsiaError): void {
  sandbox.refused.push({
    at: sandbox.now().toISOString(),
    call,
    mnemonic: (mnemonic ?? '—').slice(0, 64),
    code: `ESIA-${error.code}`,
    detail: (error.detail ?? error.words).slice(0, 2000),
  })
}
