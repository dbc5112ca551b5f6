/** clamd by its INSTREAM command (clamd(8)), over a unix socket or TCP; the bytes go by the socket, never by disk. */
import { once } from 'node:events'
import { createConnection, type Socket } from 'node:net'
import { piecesOf, type Scan, type Scanned, type Scanner, ScannerUnavailable } from './scanner.ts'

const connectMs = 1000
const pieceBytes = 64 * 1024

export function clamd(address: string, answerMs = 30_000): Scanner {
  return { name: `clamd ${address}`, scan: (bytes) => scan(address, bytes, answerMs) }
}

function connect(address: string): Socket {
  const tcp = /^(?:\[(?<v6>[^\]]+)\]|(?<host>[^/:]+)):(?<port>\d+)$/.exec(address)?.groups
  return tcp
    ? createConnection({ host: tcp['v6'] ?? tcp['host']!, port: Number(tcp['port']) })
    : createConnection({ path: address })
}

/** zINSTREAM\0, then pieces with their length before them, then a length of zero; one answer, ended by \0. */
async function scan(address: string, bytes: Scanned, answerMs: number): Promise<Scan> {
  const socket = connect(address)
  const slowConnect = setTimeout(() => socket.destroy(new Error('no connection in time')), connectMs)
  const slowAnswer = setTimeout(() => socket.destroy(new Error('no answer in time')), answerMs)
  try {
    const answer = answerOf(socket)
    socket.once('connect', () => {
      clearTimeout(slowConnect)
      void send(socket, bytes).catch((cause: unknown) => socket.destroy(cause as Error))
    })
    return verdictOf(await answer)
  } catch (cause) {
    if (cause instanceof ScannerUnavailable) throw cause
    throw new ScannerUnavailable(`clamd: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  } finally {
    clearTimeout(slowConnect)
    clearTimeout(slowAnswer)
    socket.destroy()
  }
}

async function send(socket: Socket, bytes: Scanned): Promise<void> {
  socket.write('zINSTREAM\0')
  for await (const whole of piecesOf(bytes)) {
    for (let at = 0; at < whole.length && !socket.destroyed; at += pieceBytes) {
      const piece = whole.subarray(at, at + pieceBytes)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.length)
      socket.write(length)
      if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
    }
  }
  socket.write(Buffer.alloc(4))
}

async function answerOf(socket: Socket): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of socket as AsyncIterable<Buffer>) {
    parts.push(part)
    if (part.includes(0)) break
  }
  return Buffer.concat(parts).toString('utf8').replace(/\0.*$/s, '')
}

/** Anything but a clear «OK» or «FOUND» is no verdict: a limit exceeded, an error, a line cut in the middle. */
function verdictOf(answer: string): Scan {
  if (answer === 'stream: OK') return { verdict: 'clean' }
  const found = /^stream: (.+) FOUND$/.exec(answer)
  if (found) return { verdict: 'infected', signature: found[1]! }
  throw new ScannerUnavailable(`clamd: ${answer || 'connection closed without a verdict'}`)
}
