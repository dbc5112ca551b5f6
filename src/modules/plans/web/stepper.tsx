/** Steps of the wizard, from the component library: buttons for the keyboard, the state in words. */
import '@mantine/core/styles/Stepper.layer.css'
import { Stepper } from '@mantine/core'
import { Themed } from '../../../web/look/themed.tsx'
import { usePhone } from '../../../web/ui/media.ts'
import { words } from './text-wizard.ts'

interface StepsProps {
  readonly step: number
  /** The furthest one that can be gone to. */
  readonly reach: number
  readonly onStep: (step: number) => void
}

export function Steps({ step, reach, onStep }: StepsProps) {
  const isPhone = usePhone()
  return (
    <nav className="plan-steps" aria-label={words.stepsName}>
      <Themed>
        <Stepper active={step} onStepClick={onStep} size={isPhone ? 'xs' : 'sm'} wrap={false}>
          {words.steps.map((name, i) => (
            <Stepper.Step
              key={name}
              // On a phone the number stands alone: its name says the rest.
              {...(isPhone ? { 'aria-label': words.step(i + 1, words.steps.length, name) } : { label: name })}
              aria-current={i === step ? 'step' : undefined}
              allowStepSelect={i <= reach}
              disabled={i > reach}
            />
          ))}
        </Stepper>
      </Themed>
    </nav>
  )
}
