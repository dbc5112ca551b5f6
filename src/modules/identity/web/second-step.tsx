/** C5: the second step: the way that the person prefers, and the others beside it. */
import { useState } from 'react'
import { LinkButton } from '../../../web/ui/link.tsx'
import type { SecondStep } from '../contract/session.ts'
import { AppForm } from './app-form.tsx'
import { CodeForm } from './code-form.tsx'
import { factorText } from './text-factors.ts'

type By = 'messages' | 'app'

const openOf = (step: SecondStep): By[] => [
  ...(step.ways.length > 0 ? (['messages'] as const) : []),
  ...(step.app ? (['app'] as const) : []),
]

const firstOf = ({ preferred }: SecondStep, open: readonly By[]): By | undefined => {
  const wish = preferred === 'app' ? 'app' : 'messages'
  return open.includes(wish) ? wish : open[0]
}

const words: Readonly<Record<By, string>> = { messages: factorText.byMessages, app: factorText.byApp }

export const hasWay = (step: SecondStep): boolean => openOf(step).length > 0

export function SecondStepForm({ step }: { readonly step: SecondStep }) {
  const open = openOf(step)
  const [chosen, choose] = useState<By | null>(null)
  const by = chosen ?? firstOf(step, open)
  const others = open.filter((one) => one !== by)
  return (
    <>
      {by === 'app' ? <AppForm /> : <CodeForm step={step} />}
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
