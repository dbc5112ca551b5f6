/** The first act with the page's only filled button; the rest are rows under it. */
import { IconArrowRight } from '@tabler/icons-react'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { deadline, until } from '../../../web/ui/dates.ts'
import { Waiting } from '../../../web/ui/faces.tsx'
import { FirstAct, NowSheet } from '../../../web/ui/first-act.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import type { Act } from './acts.ts'
import { text } from './text.ts'

export function ActsSheet({
  acts,
  isPending,
}: {
  readonly acts: readonly Act[]
  readonly isPending: boolean
}) {
  const now = useNow()
  const [first, ...rest] = acts
  if (isPending) return <Waiting what={text.nowSheet} rows={1} shape="first" />
  if (!first) return null
  return (
    <NowSheet name={text.nowSheet}>
      <FirstAct
        joined
        status={text.waitsForYou}
        due={first.by ? until(first.by, now) : undefined}
        title={first.title}
        act={
          <Button href={first.href} wide iconAfter={<IconArrowRight size={20} aria-hidden />}>
            {first.word}
          </Button>
        }
      >
        {first.note}
      </FirstAct>
      {rest.length > 0 && (
        <List>
          {rest.map((act) => {
            const due = act.by ? deadline(act.by, now) : null
            return (
              <Row
                key={act.key}
                when={due?.date}
                sub={due?.rest}
                tone={due?.tone}
                title={act.title}
                note={act.note}
                act={
                  <Button kind="plain" size="small" href={act.href} label={`${act.word}: ${act.title}`}>
                    {act.word}
                  </Button>
                }
              />
            )
          })}
        </List>
      )}
    </NowSheet>
  )
}

/** Nothing waits: how to begin. */
export const StartSheet = () => (
  <Sheet title={text.start} bare>
    <List>
      <Row
        title={text.startTitle}
        note={text.startNote}
        act={
          <Button size="small" href="/documents/new" label={`${text.add}: ${text.startTitle}`}>
            {text.add}
          </Button>
        }
      />
    </List>
  </Sheet>
)
