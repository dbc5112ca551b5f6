/** Who may do what with which file. Others read only through a use case of the module that has the right to show it. */
import type { Actor } from '../../platform/context.ts'
import type { FileRecord } from './domain.ts'

export const owns = (actor: Actor, file: FileRecord): boolean => actor.personId === file.ownerId

export const mayDelete = (actor: Actor, file: FileRecord): boolean => owns(actor, file) && !file.isAttached

export const mayOpen = (actor: Actor, file: FileRecord): boolean =>
  owns(actor, file) && file.state === 'ready'
