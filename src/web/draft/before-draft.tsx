/** The page of a draft while it is not here yet, will not be, or has already become what it was a draft of. */
import type { UseQueryResult } from '@tanstack/react-query'
import { BeforeOne, type BeforeOneProps } from '../ui/before-one.tsx'
import { Button } from '../ui/button.tsx'
import { Absent } from '../ui/faces.tsx'
import { Page } from '../ui/page.tsx'
import { refusedBy } from '../ui/refused-by.ts'
import { Sheet } from '../ui/sheet.tsx'
import { draftText as text } from './text.ts'

/** A draft is written by rules that come apart from it: both or neither. */
export const withRules = <D, R>(draft: UseQueryResult<D>, rules: UseQueryResult<R>) => ({
  ...draft,
  data: draft.data && rules.data ? { draft: draft.data, rules: rules.data } : undefined,
  error: draft.error ?? rules.error,
  isError: draft.isError || rules.isError,
  refetch: () => void (draft.isError ? draft.refetch() : rules.refetch()),
})

export interface BeforeDraftProps extends Pick<
  BeforeOneProps,
  'title' | 'crumbs' | 'query' | 'failedTitle' | 'calm' | 'back'
> {
  /** The refusal of the draft itself that says so, and where to go then. */
  readonly already: {
    readonly error: unknown
    readonly code: string
    readonly title: string
    readonly to: readonly [words: string, href: string]
  }
}

export function BeforeDraft({ already, ...page }: BeforeDraftProps) {
  if (refusedBy(already.error).code !== already.code)
    return (
      <BeforeOne {...page} what={text.what} rows={8} absentTitle={text.absent} absentNote={text.absentNote} />
    )
  const [words, href] = already.to
  return (
    <Page title={page.title} crumbs={page.crumbs}>
      <Sheet name={page.title}>
        <Absent
          title={already.title}
          acts={
            <Button size="small" href={href}>
              {words}
            </Button>
          }
        />
      </Sheet>
    </Page>
  )
}
