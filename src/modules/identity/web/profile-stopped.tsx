/** G5: what tried to open this account and was stopped: what, when, from where, until when, and what to do. */
import { useNow } from '../../../web/ui/clock.tsx'
import { moment } from '../../../web/ui/dates.ts'
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status, type Tone } from '../../../web/ui/status.tsx'
import type { BlockState, OwnBlock } from '../contract/blocks.ts'
import type { Profile } from '../contract/profile.ts'
import { stopped as words } from './text-stopped.ts'

const tones: Readonly<Record<BlockState, Tone>> = { holds: 'ours', expired: 'quiet', lifted: 'quiet' }

/** Absent while nothing was stopped: a calm page is calm. */
export function StoppedSheet({ profile }: { readonly profile: Profile }) {
  if (profile.blocks.length === 0) return null
  return (
    <Sheet title={words.title} bare>
      <List name={words.title}>
        {profile.blocks.map((block) => (
          <Stopped key={block.id} block={block} />
        ))}
      </List>
      <div className="in small">{words.advice}</div>
    </Sheet>
  )
}

function Stopped({ block }: { readonly block: OwnBlock }) {
  const now = useNow()
  const { reason, at, until, state, failures, stopped, from } = block
  return (
    <Row
      when={moment(at, now)}
      title={reason}
      status={<Status tone={tones[state]}>{words.state(state, moment(until, now))}</Status>}
      note={[words.failures(failures), words.turnedAway(stopped), words.from(from)]
        .filter((part) => part !== '')
        .join('. ')}
    />
  )
}
