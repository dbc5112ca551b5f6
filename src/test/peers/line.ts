/** A line to a peer that can be spoilt: slow, dead, cut, half-closed, a byte at a time. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

type LineMood = 'well' | 'refused' | 'silent' | 'reset' | 'half-close' | 'trickle'

export interface Line {
  readonly port: number
  /** For lines opened from now on. */
  mood: LineMood
  /** Connections so far. */
  readonly opened: () => number
  /** Cuts every open connection without a word. */
  readonly cut: () => void
  readonly close: () => Promise<void>
}

export async function openLine(targetPort: number): Promise<Line> {
  const sockets = new Set<Socket>()
  let opened = 0
  const server = createServer({ allowHalfOpen: true }, (near) => {
    opened++
    const keep = (socket: Socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.on('error', () => socket.destroy())
    }
    keep(near)
    switch (line.mood) {
      case 'refused':
        return void near.destroy()
      case 'reset':
        return void setTimeout(() => near.resetAndDestroy(), 50)
      case 'half-close':
        return void setTimeout(() => near.end(), 50)
      case 'silent':
        return void near.resume()
      case 'well':
      case 'trickle':
        return join(near, line.mood, keep)
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const line: Line = {
    port: (server.address() as AddressInfo).port,
    mood: 'well',
    opened: () => opened,
    cut: () => sockets.forEach((s) => s.destroy()),
    close: async () => {
      sockets.forEach((s) => s.destroy())
      await new Promise((done) => server.close(done))
    },
  }
  return line

  function join(near: Socket, mood: LineMood, keep: (socket: Socket) => void): void {
    const far = connect(targetPort, '127.0.0.1')
    keep(far)
    near.pipe(far)
    if (mood === 'well') far.pipe(near)
    else far.on('data', (data: Buffer) => trickle(near, far, data))
    near.on('close', () => far.destroy())
    // What was said before the end must still trickle through.
    if (mood === 'well') far.on('close', () => near.destroy())
  }
}

function trickle(near: Socket, far: Socket, data: Buffer): void {
  far.pause()
  let at = 0
  const beat = setInterval(() => {
    if (near.destroyed) return clearInterval(beat)
    near.write(data.subarray(at, at + 1))
    if (++at < data.length) return
    clearInterval(beat)
    far.resume()
  }, 100)
}
