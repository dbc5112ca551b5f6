/** A new registration begins on the server: from then on the address is its own. */
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Failed, Waiting } from '../../../web/ui/faces.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { beginRegistration } from '../contract.ts'
import { crumbs } from './crumbs.ts'
import { text } from './text.ts'

export function Page() {
  const go = useGo()
  const { mutate, isError, error } = useMutation({
    mutationFn: () => call(beginRegistration, {}),
    onSuccess: ({ id }) => go(`/registrations/${id}`, 'replace'),
  })
  // The server gives the same empty one twice: a second run of the effect makes nothing.
  useEffect(() => mutate(), [mutate])
  return (
    <Frame title={text.newTitle} crumbs={crumbs}>
      <Sheet name={text.newTitle}>
        {isError ? (
          <Failed title={text.cannotStart} error={error} onRetry={() => mutate()}>
            {refusedBy(error).title}
          </Failed>
        ) : (
          <Waiting what={text.starting} rows={6} shape="lines" />
        )}
      </Sheet>
    </Frame>
  )
}
