/** C3: the two accounts are one, and the session of the gone one is over. */
import { Door } from '../../../web/ui/door.tsx'
import { EsiaButton } from './esia-button.tsx'
import { HelpLine } from './help-line.tsx'
import { merging as text } from './text-esia.ts'
import { titles } from './titles.ts'

export const Page = () => (
  <Door title={titles.merged} lead={text.doneLead} help={<HelpLine />}>
    <EsiaButton />
  </Door>
)
