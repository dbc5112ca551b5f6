/** What learning does when it hears of a change or of a clock. */
import type { Job } from '../../platform/event.ts'

export const jobs: readonly Job[] = []
