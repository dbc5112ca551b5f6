/** Whether what was learnt is kept: said in words while one learns, and when another device went further. */
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { exactly } from '../../../web/ui/dates.ts'
import { Button } from '../../../web/ui/button.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { Reply, SaveState } from './keeper/keeper.ts'
import { learnWords } from './text.ts'

const icons: Readonly<Record<SaveState, typeof IconCloudCheck>> = {
  saved: IconCloudCheck,
  saving: IconCloudUp,
  offline: IconCloudOff,
  'signed-out': IconCloudOff,
  refused: IconCloudOff,
  unkept: IconCloudOff,
  /** Of a lesson that speaks by itself, in a browser that lets nobody stand beside it. */
  frail: IconCloudOff,
}

export function SaveNote({ state }: { readonly state: SaveState }) {
  const Icon = icons[state]
  return (
    <p className="save-note small" role="status" data-state={state}>
      <Icon size={20} aria-hidden />
      <span>{nb(learnWords.save[state])}</span>
    </p>
  )
}

interface NewerProps {
  readonly newer: NonNullable<Reply['newer']>
  readonly onOpen: () => void
}

export const Newer = ({ newer, onOpen }: NewerProps) => (
  <div className="newer" role="alert">
    <p>{nb(learnWords.newer(newer.device, exactly(newer.at)))}</p>
    <Button kind="plain" size="small" onClick={onOpen}>
      {learnWords.newerOpen}
    </Button>
  </div>
)
