/** A taken port is named together with who holds it, before anything else starts. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'

/** Said to the person as it stands; no stack trace. */
export class StartFault extends Error {}

export async function demandFreePort(
  port: number,
  host: string,
  what: string,
  option: string,
): Promise<void> {
  const isFree = await new Promise<boolean>((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, host, () => probe.close(() => done(true)))
  })
  if (isFree) return
  const holder = holderOf(port)
  throw new StartFault(
    `Порт ${port} (${what}) занят${holder ? `: его держит ${holder.name}, процесс ${holder.pid}` : ' другой программой'}. ` +
      `Остановите её или выберите другой порт: npm start -- ${option} ${port + 1000}`,
  )
}

/** Linux only: the socket's inode among the descriptors of processes that we may look into. */
export function holderOf(port: number): { pid: number; name: string } | null {
  try {
    const hex = port.toString(16).toUpperCase().padStart(4, '0')
    const listening = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter((f) => f[1]?.endsWith(`:${hex}`) && f[3] === '0A')
        .map((f) => `socket:[${f[9]}]`),
    )
    for (const pid of readdirSync('/proc').filter((d) => /^\d+$/.test(d))) {
      if (holds(pid, listening))
        return { pid: Number(pid), name: readFileSync(`/proc/${pid}/comm`, 'utf8').trim() }
    }
  } catch {
    // No /proc, or it is closed to us: the port is still named.
  }
  return null
}

function holds(pid: string, sockets: readonly string[]): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) =>
      sockets.includes(readlinkSync(`/proc/${pid}/fd/${fd}`)),
    )
  } catch {
    return false
  }
}
