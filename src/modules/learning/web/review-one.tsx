/** D9+: one programme before a reviewer. */
import { DeskOne } from './desk-one.tsx'
import { desk } from './desk-text.ts'

export const Page = () => <DeskOne at="/desk/programmes" title={desk.reviewTitle} />
