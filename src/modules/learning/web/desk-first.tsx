/** What now with a programme: whose move it is and the act. */
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { nb } from '../../../web/ui/words.ts'
import { recallProgramme, submitProgramme, type DeskProgramme } from '../contract.ts'
import { Decide } from './decide.tsx'
import { deskKey } from './desk-query.ts'
import { desk } from './desk-text.ts'
import { useDeskAct } from './use-desk-act.ts'

export function DeskFirst({ programme: p }: { readonly programme: DeskProgramme }) {
  const cache = useQueryClient()
  if (p.can.decide)
    return (
      <FirstAct
        status={desk.states.review}
        title={desk.judgeTitle}
        act={<Decide ids={[p.id]} onDone={() => void cache.invalidateQueries({ queryKey: deskKey })} />}
      >
        {desk.judgeNote}
      </FirstAct>
    )
  if (p.can.submit) return <Draft programme={p} />
  if (p.deskState === 'review') return <Waiting programme={p} />
  return null
}

function Draft({ programme: p }: { readonly programme: DeskProgramme }) {
  const submit = useDeskAct((id) => call(submitProgramme, { params: { id } }), desk.submitted)
  const refused = submit.isError ? refusedBy(submit.error) : null
  const isReturned = p.deskState === 'returned'
  return (
    <FirstAct
      status={desk.states[p.deskState]}
      title={isReturned ? desk.reasonTitle : desk.draftTitle}
      act={
        <>
          <Button busy={submit.isPending} onClick={() => submit.mutate(p.id)}>
            {desk.submit}
          </Button>
          <Button kind="plain" href={`/teaching/${p.id}/edit`}>
            {isReturned ? desk.fix : desk.edit}
          </Button>
        </>
      }
    >
      {isReturned ? nb(p.reason ?? '') : desk.draftNote}
      {refused && (
        <div role="alert">
          {refused.errors.length === 0 && nb(refused.detail ?? refused.title)}
          <ul className="plain-list">
            {refused.errors.map((e) => (
              <li key={e.field}>
                {e.field === 'sessions' ? (
                  <Link href={`/teaching/${p.id}/sessions`}>{nb(e.message)}</Link>
                ) : (
                  nb(e.message)
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </FirstAct>
  )
}

function Waiting({ programme: p }: { readonly programme: DeskProgramme }) {
  const recall = useDeskAct((id) => call(recallProgramme, { params: { id } }), desk.recalled)
  return (
    <FirstAct
      tone="ours"
      status={desk.states.review}
      title={desk.reviewingTitle}
      act={
        p.can.recall && (
          <Button kind="plain" busy={recall.isPending} onClick={() => recall.mutate(p.id)}>
            {desk.recall}
          </Button>
        )
      }
    >
      {desk.reviewingNote}
      {recall.isError && <p role="alert">{refusedBy(recall.error).title}</p>}
    </FirstAct>
  )
}
