/** C5: the second step: the way that the person prefers, and the others beside it. */
import { useState } from 'react'
import { LinkButton } from '../../../web/ui/link.tsx'
import type { SecondStep } from '../contract/session.ts'
import { AppForm } from './app-form.tsx'
import { CodeForm } from './code-form.tsx'
import { canUsePasskeys } from './can-use-passkeys.ts'
import { PasskeyForm } from './passkey-form.tsx'
import type { Proving } from './proving.ts'
import { RecoveryForm } from './recovery-form.tsx'
import { factorText } from './text-factors.ts'
import { passkeyText } from './text-passkeys.ts'

type By = 'messages' | 'app' | 'passkey' | 'recovery'

const openOf = (step: SecondStep): By[] => [
  ...(step.ways.length > 0 ? (['messages'] as const) : []),
  ...(step.app ? (['app'] as const) : []),
  ...(step.passkey && canUsePasskeys() ? (['passkey'] as const) : []),
  ...(step.recoveryCode ? (['recovery'] as const) : []),
]

const firstOf = ({ preferred }: SecondStep, open: readonly By[]): By | undefined => {
  const wish = preferred === 'app' || preferred === 'passkey' ? preferred : 'messages'
  return open.includes(wish) ? wish : open[0]
}

const words: Readonly<Record<By, string>> = {
  messages: factorText.byMessages,
  app: factorText.byApp,
  passkey: passkeyText.byPasskey,
  recovery: factorText.byRecovery,
}

export const hasWay = (step: SecondStep): boolean => openOf(step).length > 0

export function SecondStepForm({ step, proving }: { readonly step: SecondStep; readonly proving: Proving }) {
  const open = openOf(step)
  const [chosen, choose] = useState<By | null>(null)
  const by = chosen ?? firstOf(step, open)
  const others = open.filter((one) => one !== by)
  return (
    <>
      {by === 'app' && <AppForm proving={proving} />}
      {by === 'passkey' && <PasskeyForm proving={proving} />}
      {by === 'recovery' && <RecoveryForm proving={proving} />}
      {by === 'messages' && <CodeForm step={step} proving={proving} />}
      {others.length > 0 && (
        <div className="small">
          <p>{factorText.otherWays}:</p>
          <ul className="plain-list">
            {others.map((one) => (
              <li key={one}>
                <LinkButton onClick={() => choose(one)}>{words[one]}</LinkButton>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
