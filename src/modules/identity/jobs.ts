/** What this module does by itself. */
import type { Job } from '../../platform/event.ts'

export const jobs: readonly Job[] = []
