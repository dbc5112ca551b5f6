/** D7+: codes of an event: made, taken away once, voided by batches. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, time } from '../../../web/ui/dates.ts'
import { RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { saveAs } from '../../files/web/save-as.ts'
import { makeCodes, voidBatch, type DeskMeeting } from '../contract.ts'
import { deskKey, deskMeetingQuery } from './query.ts'
import { desk } from './text.ts'

interface CodesProps {
  readonly meeting: DeskMeeting
  readonly codes: NonNullable<DeskMeeting['codes']>
}

export function Codes({ meeting: m, codes }: CodesProps) {
  const now = useNow()
  const cache = useQueryClient()
  const gone = useMutation({
    mutationFn: (id: string) => call(voidBatch, { params: { id } }),
    onSuccess: (fresh) => {
      cache.setQueryData(deskMeetingQuery(m.id).queryKey, fresh)
      toast(desk.voidedNow)
    },
  })
  return (
    <Sheet title={desk.codesSheet} bare>
      <div className="in">
        <p className="small">
          {desk.codesCount(codes.made, codes.used)}. {day(codes.from, now)} {time(codes.from)} –{' '}
          {day(codes.until, now)} {time(codes.until)}
        </p>
      </div>
      {codes.batches.length > 0 && (
        <List name={desk.codesSheet}>
          {codes.batches.map((b) => (
            <Row
              key={b.id}
              when={day(b.madeAt, now)}
              sub={time(b.madeAt)}
              title={desk.batch(b.made, b.used)}
              note={b.voidedAt ? desk.voided : undefined}
              act={
                !b.voidedAt && (
                  <Button
                    kind="danger-quiet"
                    size="small"
                    busy={gone.isPending && gone.variables === b.id}
                    onClick={() => gone.mutate(b.id)}
                  >
                    {desk.voidBatch}
                  </Button>
                )
              }
            />
          ))}
        </List>
      )}
      {m.can.makeCodes && (
        <div className="in">
          <MakeCodes id={m.id} />
        </div>
      )}
    </Sheet>
  )
}

function MakeCodes({ id }: { readonly id: string }) {
  const cache = useQueryClient()
  const form = useForm({
    initial: { count: '50', as: 'csv' },
    send: async ({ count, as }) => {
      const reply = await call(makeCodes, {
        params: { id },
        body: { count: Number(count), as: as === 'pdf' ? 'pdf' : 'csv' },
      })
      saveAs(reply.blob, as === 'csv' ? 'Коды.csv' : 'Коды.pdf')
      toast(desk.codesMade)
      await cache.invalidateQueries({ queryKey: deskKey })
    },
  })
  return (
    <Form form={form}>
      <Fields>
        <TextField label={desk.count} inputMode="numeric" {...form.bind('count')} />
        <RadioField
          label={desk.asWhat}
          choices={[
            { value: 'csv', label: desk.asTable },
            { value: 'pdf', label: desk.asSlips },
          ]}
          {...form.bind('as')}
        />
      </Fields>
      <p className="tiny">{desk.once}</p>
      <Acts>
        <Button type="submit" kind="plain" size="small" busy={form.isSending}>
          {desk.makeCodes}
        </Button>
      </Acts>
    </Form>
  )
}
