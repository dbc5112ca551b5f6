/** One launcher for one data folder at a time. The system itself drops the lock when the process dies, however it dies. */
import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PostgresFault } from './fault.ts'

export interface Lock {
  readonly release: () => Promise<void>
}

export async function takeLock(dataDir: string): Promise<Lock> {
  const address = addressOf(dataDir)
  for (let attempt = 1; ; attempt++) {
    const server = await listen(address)
    if (server) return { release: () => new Promise((done) => server.close(() => done())) }
    const holder = await ask(address)
    if (holder !== null || attempt === 3) {
      throw new PostgresFault(
        `С папкой ${dataDir} уже работает другой запуск${holder ? ` (процесс ${holder})` : ''}. ` +
          'Остановите его или укажите другую папку: npm start -- --data ПАПКА',
      )
    }
    // Nobody answers: outside Linux a dead process leaves its socket file behind.
    if (!address.startsWith('\0')) rmSync(address, { force: true })
  }
}

function addressOf(dataDir: string): string {
  const name = `nmo-${createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 24)}`
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.lock`)
}

function listen(address: string): Promise<Server | null> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.end(String(process.pid))
    })
    server.once('error', (error: { code?: string }) =>
      error.code === 'EADDRINUSE' ? done(null) : fail(error),
    )
    server.listen(address, () => {
      server.unref()
      done(server)
    })
  })
}

/** Null when nobody is there; an empty word when somebody is but does not speak. */
function ask(address: string): Promise<string | null> {
  return new Promise((done) => {
    let said = ''
    const socket = connect(address)
    socket.setTimeout(2000, () => socket.destroy())
    socket.on('data', (data) => (said += data.toString('latin1').replace(/\D/g, '')))
    socket.once('error', () => done(null))
    socket.once('close', () => done(said))
  })
}
