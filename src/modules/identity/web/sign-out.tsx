/** After sign-out: said plainly, with the way back. */
import { Button } from '../../../web/ui/button.tsx'
import { Door } from '../../../web/ui/door.tsx'
import { text } from './text.ts'
import { titles } from './titles.ts'

export const Page = () => (
  <Door title={titles.signedOut} lead={text.signedOutNote}>
    <Button href="/sign-in" wide="always">
      {text.again}
    </Button>
  </Door>
)
