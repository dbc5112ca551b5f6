/** E1: what happened at Госуслуги and the next step; the same words wherever it happened. */
import type { ReactNode } from 'react'
import { Steps } from '../../../web/ui/facts.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { nb } from '../../../web/ui/words.ts'
import { CheckThere } from './check-there.tsx'
import { troubleWords } from './trouble-words.ts'

interface TroubleBodyProps {
  readonly code: string
  readonly supportCode: string
  /** The first act and the other way. */
  readonly children: ReactNode
}

export function TroubleBody({ code, supportCode, children }: TroubleBodyProps) {
  const { what, steps, tone, isMendedThere } = troubleWords(code)
  return (
    <>
      <div>
        <Status tone={tone}>{tone === 'yours' ? 'Нужно ваше действие' : 'Сбой не у вас'}</Status>
      </div>
      <p>{nb(what)}</p>
      <Steps steps={steps} />
      {isMendedThere && (
        <p>
          <CheckThere />
        </p>
      )}
      {children}
      {/^[\dA-F]{8}$/.test(supportCode) && (
        <p className="tiny num">{nb(`Код для поддержки: ${supportCode}`)}</p>
      )}
    </>
  )
}
