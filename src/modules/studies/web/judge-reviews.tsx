/** D2: reviews before whoever reads them: shown, or hidden with a reason. */
import { ReviewDesk } from './desk-reviews.tsx'

export const Page = () => <ReviewDesk isJudge />
