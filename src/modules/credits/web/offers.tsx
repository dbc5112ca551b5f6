/** Checked accreditations beside one's cycles: open, correct with what changes shown, or say that one does not agree. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { ReasonDialog } from '../../../web/ui/reason-dialog.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { correctCycle, objectToPaper, openFromPaper, type Offer } from '../contract.ts'
import { creditsKey } from './query.ts'
import { offerWords as words, text } from './text.ts'

interface Chosen {
  readonly offer: Offer
  readonly act: 'take' | 'object'
}

export function Offers({ items }: { readonly items: readonly Offer[] }) {
  const cache = useQueryClient()
  const go = useGo()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const refresh = () => cache.invalidateQueries({ queryKey: creditsKey })
  const act = useMutation({
    mutationFn: ({ paperId, cycle, does }: Offer) =>
      does === 'correct' && cycle
        ? call(correctCycle, { params: { id: cycle.id }, body: { paperId, version: cycle.version } })
        : call(openFromPaper, { body: { paperId } }),
    onSuccess: (cycle, { does }) => {
      toast(does === 'correct' ? words.corrected : text.opened)
      go(`/credits/${cycle.id}`)
    },
    onSettled: refresh,
  })
  const close = () => {
    act.reset()
    setChosen(null)
  }
  const fault = act.isError ? refusedBy(act.error).title : undefined
  return (
    <Sheet title={items.every((o) => o.does === 'open') ? text.offersTitle : words.title} bare>
      {fault && !chosen && (
        <p className="in" role="alert">
          {fault}
        </p>
      )}
      <List name={text.offersTitle}>
        {items.map((offer) => (
          <Row
            key={offer.paperId}
            title={`${offer.title}: ${offer.specialty.toLowerCase()}`}
            status={
              offer.objection && (
                <Status tone={offer.objection === 'open' ? 'ours' : 'quiet'}>
                  {words.objections[offer.objection]}
                </Status>
              )
            }
            note={`${text.offersNote(fullDay(offer.issuedOn))}${words.notes[offer.does]}`}
            act={
              <div className="acts">
                <Button
                  size="small"
                  kind={offer.does === 'open' ? 'main' : 'plain'}
                  busy={act.isPending && act.variables.paperId === offer.paperId}
                  onClick={() =>
                    offer.does === 'open' ? act.mutate(offer) : setChosen({ offer, act: 'take' })
                  }
                  label={words.labels[offer.does](offer.specialty)}
                >
                  {words.acts[offer.does]}
                </Button>
                {offer.does === 'correct' && offer.objection === null && (
                  <Button
                    size="small"
                    kind="plain"
                    onClick={() => setChosen({ offer, act: 'object' })}
                    label={`${words.object}: ${offer.specialty}`}
                  >
                    {words.object}
                  </Button>
                )}
              </div>
            }
          />
        ))}
      </List>
      {chosen?.act === 'take' && (
        <DangerDialog
          open
          onClose={close}
          title={words.titles[chosen.offer.does]}
          act={words.acts[chosen.offer.does]}
          keep={words.keep}
          busy={act.isPending}
          fault={fault}
          onAct={() => act.mutate(chosen.offer)}
        >
          <Changes of={chosen.offer} />
        </DangerDialog>
      )}
      {chosen?.act === 'object' && (
        <ReasonDialog
          onClose={close}
          title={words.objectTitle}
          act={words.objectAct}
          keep={words.keep}
          label={words.objectLabel}
          hint={words.objectHint}
          field="text"
          maxLength={500}
          run={(reason) => call(objectToPaper, { body: { paperId: chosen.offer.paperId, text: reason } })}
          onDone={() => toast(words.objected)}
          onSettled={() => void refresh()}
        >
          <Changes of={chosen.offer} />
        </ReasonDialog>
      )}
    </Sheet>
  )
}

const Changes = ({ of: o }: { readonly of: Offer }) => (
  <>
    <Facts column facts={o.changes.map((c) => [c.label, words.change(c.was, c.becomes)])} />
    {o.leaving.length > 0 && (
      <>
        <p className="small">{words.leaving}</p>
        <List name={words.leaving}>
          {o.leaving.map((e) => (
            <Row
              key={`${e.title}${e.earnedOn}`}
              level={3}
              title={e.title}
              note={text.waitingNote(e.credits, e.earnedOn)}
            />
          ))}
        </List>
      </>
    )}
  </>
)
