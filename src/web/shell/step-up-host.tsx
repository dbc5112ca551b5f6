/** Stands once, over every page: asks the person to prove themselves in place, so that nothing typed is lost. */
import { useEffect, useState, type ComponentType } from 'react'
import { setStepUpAsker } from '../step-up.ts'

export interface StepUpProps {
  /** True when the person has proved themselves, false when they have thought better of it. */
  readonly onEnd: (isProved: boolean) => void
}
export type LoadStepUp = () => Promise<{ readonly StepUp: ComponentType<StepUpProps> }>

interface Waiting {
  readonly Question: ComponentType<StepUpProps>
  readonly end: (isProved: boolean) => void
}

export function StepUpHost({ load }: { readonly load: LoadStepUp }) {
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  useEffect(
    () =>
      setStepUpAsker(
        () =>
          new Promise<boolean>((end) => {
            // Without its dialog nothing can be asked: the refusal is told as any other.
            load().then(
              ({ StepUp }) => setWaiting({ Question: StepUp, end }),
              () => end(false),
            )
          }),
      ),
    [load],
  )
  if (!waiting) return null
  const { Question, end } = waiting
  return (
    <Question
      onEnd={(isProved) => {
        setWaiting(null)
        end(isProved)
      }}
    />
  )
}
