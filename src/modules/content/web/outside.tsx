/** Where a section on another platform leads: marked as another site, in a tab of its own, with the way back. */
import { IconExternalLink } from '@tabler/icons-react'
import { Button } from '../../../web/ui/button.tsx'
import { CopyButton } from '../../../web/ui/copy-button.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { nb } from '../../../web/ui/words.ts'
import { itemWords, type Launch } from '../contract.ts'
import { externalWords as words } from './external-text.ts'

export type OutsideLaunch = Extract<Launch, { kind: 'external' }>

interface OutsideProps {
  readonly launch: OutsideLaunch
  /** Nothing of it waits: going there is the act of the page. */
  readonly isFirst: boolean
  readonly isPreview?: boolean
}

export const Outside = ({ launch: l, isFirst, isPreview = false }: OutsideProps) => (
  <Sheet title={itemWords.external} side={<Status tone="quiet">{words.marked}</Status>}>
    <p>{nb(words.on(l.platform, new URL(l.url).host))}</p>
    <p className="free-answer">{l.task}</p>
    <div className="acts">
      <Button
        kind={isFirst ? 'main' : 'plain'}
        href={l.url}
        target="_blank"
        iconAfter={<IconExternalLink size={18} aria-hidden />}
      >
        {words.go(l.platform)}
      </Button>
    </div>
    <p className="small">{nb(isPreview ? words.goPreview : words.newTab)}</p>
    <Facts
      facts={[
        [words.confirmed, l.confirmedBy],
        [
          words.back,
          <span key="back" className="free-answer">
            {l.returnUrl}
          </span>,
        ],
      ]}
      column
    />
    <p className="small">{nb(words.backNote)}</p>
    <CopyButton text={l.returnUrl}>{words.copy}</CopyButton>
  </Sheet>
)
