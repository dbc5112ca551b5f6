/** A taken port is named together with who holds it, before anything else starts. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename } from 'node:path'
import { StartFault } from './faults.ts'

export interface PortNeed {
  readonly port: number
  readonly host: string
  /** Who needs it, in words. */
  readonly what: string
  /** How to say another one: `--port`. */
  readonly option: string
}

export async function demandFreePort({ port, host, what, option }: PortNeed): Promise<void> {
  const code = await tryPort(port, host)
  if (code === null) return
  if (code === 'EADDRINUSE') {
    const holder = holderOf(port)
    const who = holder ? ` (pid ${holder.pid}, ${holder.name})` : ''
    throw new StartFault(
      `Порт ${port} занят другой программой${who}, а он нужен: ${what}.\n` +
        `Остановите её или возьмите другой порт: npm start -- ${option} ${await nextFree(port, host)}`,
    )
  }
  if (code === 'EACCES') {
    throw new StartFault(
      `Порт ${port} (${what}) доступен только root. Возьмите больше 1023: npm start -- ${option} 8443`,
    )
  }
  throw new StartFault(
    `Порт ${port} (${what}): на адресе ${host} слушать нельзя (${code}). Проверьте настройку HOST`,
  )
}

/** `localhost` is two addresses, and a neighbour may sit on either. */
const addressesOf = (host: string): string[] => (host === 'localhost' ? ['127.0.0.1', '::1'] : [host])

/** Null when the port is free, otherwise the code of the refusal. */
export async function tryPort(port: number, host: string): Promise<string | null> {
  for (const address of addressesOf(host)) {
    const code = await listenOnce(port, address)
    // A machine without IPv6 has no ::1 and nobody on it.
    const isAbsent = host === 'localhost' && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')
    if (code !== null && !isAbsent) return code
  }
  return null
}

const listenOnce = (port: number, address: string): Promise<string | null> =>
  new Promise((done) => {
    const probe = createServer()
    probe.once('error', (error: { code?: string }) => done(error.code ?? 'unknown'))
    probe.listen({ port, host: address, exclusive: true }, () => probe.close(() => done(null)))
  })

async function nextFree(port: number, host: string): Promise<number> {
  for (let other = port + 1000; other < 65_536; other += 10) {
    if ((await tryPort(other, host)) === null) return other
  }
  return port + 1
}

/** Linux only: the socket's inode among the descriptors of processes that we may look into. */
export function holderOf(port: number): { pid: number; name: string } | null {
  try {
    const hex = port.toString(16).toUpperCase().padStart(4, '0')
    const sockets = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
      listenersOn(hex, readFileSync(file, 'utf8')),
    )
    const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && holds(name, sockets))
    return pid ? { pid: Number(pid), name: commandOf(pid) } : null
  } catch {
    return null // No /proc, or it is closed to us: the port is named all the same.
  }
}

/** `node src/main.ts start` says more than the name of a thread. */
function commandOf(pid: string): string {
  const [file = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  return [basename(file), ...args].join(' ').trim().slice(0, 60)
}

/** Columns: number, local address, remote address, state (0A is LISTEN), …, inode. */
const listenersOn = (hex: string, table: string): string[] =>
  table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((column) => column[1]?.endsWith(`:${hex}`) && column[3] === '0A')
    .map((column) => `socket:[${column[9]}]`)

function holds(pid: string, sockets: readonly string[]): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) =>
      sockets.includes(readlinkSync(`/proc/${pid}/fd/${fd}`)),
    )
  } catch {
    return false // Somebody else's, or it ended meanwhile.
  }
}
