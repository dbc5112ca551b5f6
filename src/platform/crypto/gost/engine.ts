/** For tests: whether OpenSSL of this machine has the GOST engine, and a way to call it. */
import { execFileSync } from 'node:child_process'

export const openssl = (args: readonly string[], input?: Uint8Array): Buffer =>
  execFileSync('openssl', args, { input, stdio: ['pipe', 'pipe', 'ignore'] })

export const hasGostEngine = ((): boolean => {
  try {
    return openssl(['dgst', '-engine', 'gost', '-md_gost12_256', '-r'], Buffer.alloc(0)).length > 0
  } catch {
    return false
  }
})()
