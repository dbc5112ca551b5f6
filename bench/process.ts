/** Server processes of a measurement, told what to do by a message, ended by us. */
import { fork, type ChildProcess } from 'node:child_process'

export interface Running {
  readonly ports: readonly number[]
  readonly stop: () => Promise<void>
}

export async function start(file: string, task: object, count: number): Promise<Running> {
  const children = await Promise.all(Array.from({ length: count }, () => one(file, task)))
  return {
    ports: children.map((c) => c.port),
    stop: async () => {
      await Promise.all(
        children.map(
          ({ child }) =>
            new Promise<void>((done) => {
              if (child.exitCode !== null || child.signalCode !== null) return done()
              child.once('exit', () => done())
              child.kill('SIGKILL')
            }),
        ),
      )
    },
  }
}

function one(file: string, task: object): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(new URL(file, import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send(task)
  return new Promise((done, fail) => {
    child.once('exit', (code) => fail(new Error(`${file} ended with ${code}`)))
    child.once('message', ({ port }: { port: number }) => done({ child, port }))
  })
}
