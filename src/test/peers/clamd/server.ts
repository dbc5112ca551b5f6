/** A strict stand-in of clamd for the tests: the INSTREAM command of clamd(8), one signature, and the ways a scanner lets one down. */
import { createServer, type Server, type Socket } from 'node:net'

export type Mood = 'well' | 'silent' | 'hangs-up' | 'half-an-answer' | 'out-of-memory'

export interface ClamdPeer {
  /** For the setting `CLAMD`. */
  readonly address: string
  mood: Mood
  /** Sizes of the streams that were scanned. */
  readonly scanned: number[]
  readonly close: () => Promise<void>
}

const command = Buffer.from('zINSTREAM\0')
const eicar = Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*')

/** `where`: a path of a unix socket, or nothing for a free TCP port of 127.0.0.1. */
export async function startClamd(where?: string, streamMaxBytes = 25 * 1024 * 1024): Promise<ClamdPeer> {
  const sockets = new Set<Socket>()
  const scanned: number[] = []
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    hear(socket, streamMaxBytes, (stream) => {
      scanned.push(stream.length)
      answer(socket, peer.mood, stream.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK')
    })
  })
  await new Promise<void>((ready) =>
    where ? server.listen(where, ready) : server.listen(0, '127.0.0.1', ready),
  )
  const bound = server.address()
  const peer: ClamdPeer = {
    address: typeof bound === 'string' ? bound : `127.0.0.1:${bound?.port}`,
    mood: 'well',
    scanned,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
  return peer
}

function answer(socket: Socket, mood: Mood, verdict: string): void {
  if (mood === 'well') socket.end(`${verdict}\0`)
  if (mood === 'hangs-up') socket.destroy()
  if (mood === 'half-an-answer') socket.end('stream:')
  if (mood === 'out-of-memory') socket.end("stream: Can't allocate memory ERROR\0")
}

/** Reads the command, the pieces with their lengths, the zero length; anything else ends the talk as clamd does. */
function hear(socket: Socket, streamMaxBytes: number, onStream: (stream: Buffer) => void): void {
  let held: Buffer = Buffer.alloc(0)
  let isCommanded = false
  const stream: Buffer[] = []
  let total = 0
  socket.on('data', (part) => {
    held = Buffer.concat([held, part])
    if (!isCommanded) {
      if (held.length < command.length) return
      if (!held.subarray(0, command.length).equals(command)) return void socket.end('UNKNOWN COMMAND\0')
      isCommanded = true
      held = held.subarray(command.length)
    }
    while (held.length >= 4) {
      const length = held.readUInt32BE(0)
      if (length === 0) return onStream(Buffer.concat(stream))
      if (total + length > streamMaxBytes) return void socket.end('INSTREAM size limit exceeded. ERROR\0')
      if (held.length < 4 + length) return
      stream.push(held.subarray(4, 4 + length))
      total += length
      held = held.subarray(4 + length)
    }
  })
}
