/** Every command of `nmo`, in the order of the help. */
import type { Command } from './command.ts'
import { startCommand } from './start.ts'

export const commands: readonly Command[] = [startCommand]
