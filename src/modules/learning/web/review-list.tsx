/** D9+: what waits for a reviewer, of all organisations. */
import { DeskList } from './desk-list.tsx'
import { desk } from './desk-text.ts'

export const Page = () => <DeskList title={desk.reviewTitle} at="/desk/programmes" first="review" />
