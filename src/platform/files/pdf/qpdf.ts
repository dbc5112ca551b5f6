/** A third opinion, where qpdf is installed: `qpdf --check`. The copy lies only in memory (tmpfs) and only for that moment. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { statfsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'

const memory = '/dev/shm'
const tmpfsMagic = 0x01021994

const inMemory = (): boolean => {
  try {
    return statfsSync(memory).type === tmpfsMagic
  } catch {
    return false
  }
}

/** `null` — no qpdf, or no memory disk to show it the file on: it has no say. Warnings (exit code 3) are not faults. */
export async function qpdfFinds(bytes: Uint8Array, program = 'qpdf'): Promise<'sound' | 'faulty' | null> {
  if (!inMemory()) return null
  const path = `${memory}/nmo-${randomUUID()}.pdf`
  try {
    await writeFile(path, bytes, { mode: 0o600, flag: 'wx' })
    return await new Promise((resolve) => {
      const child = spawn(program, ['--check', '--no-warn', path], {
        stdio: 'ignore',
        timeout: 20_000,
        killSignal: 'SIGKILL',
      })
      child.once('error', () => resolve(null))
      child.once('exit', (status) => resolve(status === 0 || status === 3 ? 'sound' : 'faulty'))
    })
  } finally {
    await rm(path, { force: true })
  }
}
