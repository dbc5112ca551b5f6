/** One rule: the new value, what it does, why and on what basis; said before it is saved. */
import { useQuery } from '@tanstack/react-query'
import type { NewRule, PolicyRule } from '../../modules/identity/contract/rule-desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea, TextField } from '../ui/fields/text-field.tsx'
import { Form } from '../ui/form.tsx'
import { toast } from '../ui/toast.tsx'
import { useForm } from '../ui/use-form.ts'
import { nb } from '../ui/words.ts'
import { plainValue, rangeWords, ruleText as words, valueWords } from './text.ts'

type Value = PolicyRule['value']

export interface RuleActs {
  readonly save: (rule: NewRule) => Promise<unknown>
  /** Whom a new value touches, where the server can count them. */
  readonly foresee?:
    | ((rule: { key: string; value: Value }, signal: AbortSignal) => Promise<string>)
    | undefined
}

/** «90» or «1, 7, 14»; null while it is neither. */
function typedValue(text: string, isLadder: boolean): Value | null {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part.trim())))
  if (numbers.some((n) => !Number.isInteger(n))) return null
  return isLadder ? numbers : numbers.length === 1 ? numbers[0]! : null
}

export interface RuleDialogProps extends RuleActs {
  readonly rule: PolicyRule
  readonly onClose: () => void
}

export function RuleDialog({ rule, save, foresee, onClose }: RuleDialogProps) {
  const { key, isLadder } = rule
  const form = useForm({
    initial: { value: plainValue(rule.value), why: '', basis: '' },
    check: ({ value }) =>
      typedValue(value, isLadder) === null ? [{ field: 'value', message: words.notNumber(isLadder) }] : [],
    send: async ({ value, why, basis }) => {
      await save({ key, was: rule.value, value: typedValue(value, isLadder)!, why, basis })
      toast(words.saved)
      onClose()
    },
  })
  const typed = typedValue(form.values.value, isLadder)
  const isNew = typed !== null && JSON.stringify(typed) !== JSON.stringify(rule.value)
  const effect = useQuery({
    queryKey: ['rule-effect', key, typed],
    queryFn: ({ signal }) => foresee!({ key, value: typed! }, signal),
    enabled: isNew && foresee !== undefined,
    retry: false,
  })
  const said = !isNew
    ? rule.effect
    : foresee
      ? (effect.data ?? rule.effect)
      : `${words.willBe(valueWords(typed, rule.unit))} ${words.atOnce} ${rule.effect}`
  return (
    <Dialog open onClose={onClose} title={rule.title} firm>
      <Form form={form} after="и сохраняйте">
        <TextField
          label={words.value}
          hint={rangeWords(rule)}
          inputMode={isLadder ? 'text' : 'numeric'}
          {...(isLadder ? {} : { width: 'short' as const })}
          autoComplete="off"
          {...form.bind('value')}
        />
        <p className="small" role="status">
          {nb(said)}
        </p>
        <TextArea label={words.why} hint={words.whyHint} maxLength={500} {...form.bind('why')} />
        <TextArea
          label={words.basisField}
          hint={words.basisHint}
          rows={2}
          maxLength={500}
          {...form.bind('basis')}
        />
        <Button type="submit" wide busy={form.isSending}>
          {words.save}
        </Button>
      </Form>
    </Dialog>
  )
}
