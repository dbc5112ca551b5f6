/** D7+: a calculator of both ways: what is missing if so much more is earned. Nothing is kept. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import { whatIf, type CreditKind } from '../contract.ts'
import { text } from './text.ts'
import { WayList } from './ways.tsx'

/** What a person plans; «другое» is given by others. */
const asked = ['programme', 'module', 'event'] as const satisfies readonly CreditKind[]

export function WhatIf({ cycleId }: { readonly cycleId: string }) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const act = useMutation({
    mutationFn: () =>
      call(whatIf, {
        params: { id: cycleId },
        body: { add: asked.map((kind) => ({ kind, credits: Number(typed[kind] || 0) })) },
      }),
  })
  const isWrong = (kind: CreditKind) => !/^\d{0,4}$/.test(typed[kind] ?? '')
  return (
    <Sheet title={text.whatIfTitle} bare>
      <form
        className="in stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!asked.some(isWrong)) act.mutate()
        }}
      >
        <p className="small">{nb(text.whatIfNote)}</p>
        <div className="what-if">
          {asked.map((kind) => (
            <TextField
              key={kind}
              name={kind}
              label={text.whatIf(kind)}
              inputMode="numeric"
              value={typed[kind] ?? ''}
              onChange={(value) => setTyped({ ...typed, [kind]: value.trim() })}
              error={isWrong(kind) ? 'Нужно число, не больше 4 цифр' : undefined}
            />
          ))}
        </div>
        <div>
          <Button type="submit" kind="plain" size="small" busy={act.isPending}>
            {text.count}
          </Button>
        </div>
        {act.isError && <p role="alert">{refusedBy(act.error).title}</p>}
      </form>
      <div role="status">
        {act.data && (
          <>
            <p className="in num">{nb(text.whatIfTotal(act.data.total))}</p>
            <WayList ways={act.data.ways} name={text.whatIfTitle} />
            <p className="in">
              <Button kind="plain" size="small" href={`/plan/new?cycle=${cycleId}`}>
                {text.toPlan}
              </Button>
            </p>
          </>
        )}
      </div>
    </Sheet>
  )
}
