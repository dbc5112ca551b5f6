/** B4: questions about what I looked at. */
import { Cases } from './cases.tsx'

export const Page = () => <Cases side="to-me" />
