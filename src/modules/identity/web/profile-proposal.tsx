/** C3: on the profile, while an administrator's proposal waits. */
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../web/ui/button.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { proposalQuery } from './proposal-query.ts'
import { proposed as text } from './text-twins.ts'

/** Absent when there is none, and when nobody could tell. */
export function ProposalNotice() {
  const { data } = useQuery(proposalQuery)
  if (!data?.proposal) return null
  return (
    <Sheet title={text.notice}>
      <p>{text.noticeNote}</p>
      <div className="acts">
        <Button href="/profile/merge-proposal">{text.look}</Button>
      </div>
    </Sheet>
  )
}
