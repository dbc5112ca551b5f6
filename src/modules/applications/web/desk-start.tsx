/** The desk before anything is opened: opening a card is seen by the applicant, so it is never done by itself. */
import { IconClipboardCheck } from '@tabler/icons-react'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Desk } from '../../../web/ui/desk/desk.tsx'
import { Empty } from '../../../web/ui/faces.tsx'
import { QueuePane, deskHref, useDeskState } from './desk-queue.tsx'
import { queueKey, useQueue } from './desk-query.ts'
import { desk } from './desk-text.ts'
import '../../../web/look/applications.css'

export function Page() {
  const state = useDeskState()
  const first = useQueue(state).data?.pages[0]?.items.find((row) => row.holder === null || row.holder.isMe)
  useRefreshOn('application.', queueKey)
  return (
    <>
      <title>{`${desk.title} — НМО`}</title>
      <Desk
        queue={<QueuePane on={null} />}
        phoneHead={
          <div className="desk-phone-queue">
            <QueuePane on={null} />
          </div>
        }
        scan={
          <section className="scan hide-phone" aria-label="Скан">
            <p className="scan-hint scan-none">{desk.scanHere}</p>
          </section>
        }
        check={
          <div className="hide-phone check-start">
            {first && (
              <Empty
                icon={<IconClipboardCheck size={36} stroke={1.4} className="face-icon" aria-hidden />}
                title={desk.choose}
                acts={
                  <Button size="small" href={deskHref(state, first.id)}>
                    {desk.start}
                  </Button>
                }
              >
                {desk.chooseNote}
              </Empty>
            )}
          </div>
        }
      />
    </>
  )
}
