/** C7, D6: the applicant looks at their application. */
import type { Context } from '../../../platform/context.ts'
import type { Application } from '../contract.ts'
import { presentOwn } from '../present.ts'
import { findOwn } from './own-application.ts'

export const readApplication = async (ctx: Context, id: string): Promise<Application> =>
  presentOwn(ctx, await findOwn(ctx, id))
