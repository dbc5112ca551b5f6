/** For tests: whether OpenSSL of this machine is there and has the GOST engine, and a way to call it. */
import { execFileSync } from 'node:child_process'

export const openssl = (args: readonly string[], input?: Uint8Array): Buffer =>
  execFileSync('openssl', args, { input, stdio: ['pipe', 'pipe', 'ignore'] })

const works = (args: readonly string[]): boolean => {
  try {
    return openssl(args, Buffer.alloc(0)).length > 0
  } catch {
    return false
  }
}

export const hasOpenssl = works(['version'])
export const hasGostEngine = works(['dgst', '-engine', 'gost', '-md_gost12_256', '-r'])
