/** One rule of passwords: the new value, whom it touches, why and on what basis; said before it is saved. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { TextArea, TextField } from '../../../web/ui/fields/text-field.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import { foreseeRule, setPasswordRule, type PasswordRule } from '../contract/password-desk.ts'
import { deskKey, desk as words, plainValue, rangeWords } from './text-password-desk.ts'

/** «90» or «1, 7, 14»; null while it is neither. */
function typedValue(text: string, isLadder: boolean): number | number[] | null {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part.trim())))
  if (numbers.some((n) => !Number.isInteger(n))) return null
  return isLadder ? numbers : numbers.length === 1 ? numbers[0]! : null
}

export function RuleDialog({ rule, onClose }: { readonly rule: PasswordRule; readonly onClose: () => void }) {
  const cache = useQueryClient()
  const form = useForm({
    initial: { value: plainValue(rule.value), why: '', basis: '' },
    check: ({ value }) =>
      typedValue(value, rule.isLadder) === null
        ? [{ field: 'value', message: words.notNumber(rule.isLadder) }]
        : [],
    send: async ({ value, why, basis }) => {
      const typed = typedValue(value, rule.isLadder)!
      cache.setQueryData(
        deskKey,
        await call(setPasswordRule, { body: { key: rule.key, was: rule.value, value: typed, why, basis } }),
      )
      toast(words.saved)
      onClose()
    },
  })
  const typed = typedValue(form.values.value, rule.isLadder)
  const isNew = typed !== null && JSON.stringify(typed) !== JSON.stringify(rule.value)
  const effect = useQuery({
    queryKey: ['passwords', 'effect', rule.key, typed],
    queryFn: ({ signal }) => call(foreseeRule, { body: { key: rule.key, value: typed! } }, { signal }),
    enabled: isNew,
    retry: false,
  })
  return (
    <Dialog open onClose={onClose} title={rule.title} firm>
      <Form form={form} after="и сохраняйте">
        <TextField
          label={words.value}
          hint={rangeWords(rule)}
          inputMode={rule.isLadder ? 'text' : 'numeric'}
          width="short"
          autoComplete="off"
          {...form.bind('value')}
        />
        <p className="small" role="status">
          {isNew && effect.data ? nb(effect.data.words) : nb(rule.effect)}
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
