/** C5: «Подтвердите, что это вы»: asked in place before sensitive work; the work then goes on by itself. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../../web/api.ts'
import type { StepUpProps } from '../../../web/shell/step-up-host.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { readStepUp } from '../contract/passkeys.ts'
import { stepUpProving } from './proving.ts'
import { hasWay, SecondStepForm } from './second-step.tsx'
import { factorText as words } from './text-factors.ts'

export function StepUp({ onEnd }: StepUpProps) {
  const query = useQuery({
    queryKey: ['step-up'],
    queryFn: ({ signal }) => call(readStepUp, {}, { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const proving = useMemo(() => stepUpProving(() => onEnd(true)), [onEnd])
  return (
    <Dialog open onClose={() => onEnd(false)} title={words.stepUpTitle} firm>
      <div className="stack">
        <p>{words.stepUpWhy}</p>
        <Face query={query} what="способы" failedTitle={words.stepUpFailed}>
          {({ step }) =>
            hasWay(step) ? (
              <SecondStepForm step={step} proving={proving} />
            ) : (
              <Empty title={words.stepUpNoWay}>{words.stepUpNoWayAdvice}</Empty>
            )
          }
        </Face>
        <div className="acts">
          <Button kind="quiet" wide onClick={() => onEnd(false)}>
            {words.stepUpCancel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
