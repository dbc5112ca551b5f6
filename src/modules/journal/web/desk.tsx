/** B4: every question about looks, for administrators. */
import { Cases } from './cases.tsx'

export const Page = () => <Cases side="desk" />
