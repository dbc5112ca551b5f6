/** Addresses of sign-in, accounts and profile. */
import type { Server } from '../../platform/serve.ts'

export function routes(_server: Server): void {}
