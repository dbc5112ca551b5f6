/** D4: the secret address of the calendar: given, shown once, taken back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { CopyButton } from '../../../web/ui/copy-button.tsx'
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { makeCalendarAddress, revokeCalendarAddress } from '../contract.ts'
import { addressQuery } from './query.ts'
import { text } from './text.ts'

export function AddressSheet() {
  const cache = useQueryClient()
  const query = useQuery(addressQuery)
  const renew = () => cache.invalidateQueries({ queryKey: addressQuery.queryKey })
  const make = useMutation({ mutationFn: () => call(makeCalendarAddress, {}), onSettled: renew })
  const revoke = useMutation({
    mutationFn: () => call(revokeCalendarAddress, {}),
    onSuccess: () => {
      make.reset()
      toast(text.calendarRevoked)
    },
    onSettled: renew,
  })
  const fault = make.error ?? revoke.error
  return (
    <Sheet title={text.calendarTitle}>
      <Face
        query={query}
        what={text.calendarWhat}
        failedTitle={text.calendarFailed}
        waiting={<Waiting what={text.calendarTitle} rows={2} shape="lines" />}
      >
        {({ madeAt }) => (
          <Stack>
            {make.data ? (
              <>
                <p className="small">{text.calendarShown}</p>
                <p className="small calendar-address">{make.data.address}</p>
                <CopyButton text={make.data.address} wide>
                  {text.calendarCopy}
                </CopyButton>
              </>
            ) : (
              <p className="small">{madeAt ? text.calendarHas(madeAt) : text.calendarNone}</p>
            )}
            <Button kind="plain" size="small" busy={make.isPending} onClick={() => make.mutate()}>
              {madeAt ? text.calendarAgain : text.calendarMake}
            </Button>
            {madeAt && (
              <Button
                kind="danger-quiet"
                size="small"
                busy={revoke.isPending}
                onClick={() => revoke.mutate()}
              >
                {text.calendarRevoke}
              </Button>
            )}
            {fault && <p role="alert">{refusedBy(fault).title}</p>}
          </Stack>
        )}
      </Face>
    </Sheet>
  )
}
