/** One life of the server process: from its birth to «ready», and what it said if it died before that. */
import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import type { Socket } from 'node:net'
import { faultFrom } from './fault.ts'
import { readNote, stopProcess } from './leftover.ts'
import { serverArguments } from './options.ts'
import type { Way } from './ways.ts'

export interface ServerPlace {
  readonly way: Way
  readonly cluster: string
  readonly socketDir: string
  readonly logFile: string
  readonly fast: boolean
}

export interface ServerLife {
  readonly pid: number
  /** Resolves when the process has ended, whoever ended it. */
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
}

const largestLogBytes = 5_000_000

export async function launch(place: ServerPlace, say: (text: string) => void): Promise<ServerLife> {
  if ((statSync(place.logFile, { throwIfNoEntry: false })?.size ?? 0) > largestLogBytes) {
    renameSync(place.logFile, `${place.logFile}.1`)
  }
  const log = openSync(place.logFile, 'a+', 0o600)
  const from = fstatSync(log).size
  try {
    const { file, args, options } = place.way.command(
      'postgres',
      place.cluster,
      serverArguments(place.socketDir, place.fast),
    )
    // A session of its own: Ctrl-C in the terminal is ours to hear, the server is told when the portal has finished.
    const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', log, log] })
    const ended = new Promise<void>((done) => {
      child.once('error', () => done())
      child.once('exit', () => done())
    })
    const isReady = await untilReady(child, ended, place.cluster, say)
    if (!isReady || child.pid === undefined) throw faultFrom(tail(log, from), place.cluster)
    child.unref()
    const guard = guardOf(child.pid, place.socketDir)
    return {
      pid: child.pid,
      ended,
      stop: async () => {
        // Nothing else may keep this process alive, and the end of the server must still be heard.
        child.ref()
        await stopProcess(child.pid!, 30_000)
        await ended
        guard.kill('SIGKILL')
      },
    }
  } finally {
    closeSync(log)
  }
}

/** The server writes its state into postmaster.pid; recovery after a crash may take as long as it needs. */
async function untilReady(
  child: ChildProcess,
  ended: Promise<void>,
  cluster: string,
  say: (text: string) => void,
): Promise<boolean> {
  let isEnded = false
  void ended.then(() => (isEnded = true))
  const began = performance.now()
  let isTold = false
  while (!isEnded) {
    const note = readNote(cluster)
    if (note?.pid === child.pid && note?.status === 'ready') return true
    if (!isTold && performance.now() - began > 3000) {
      say('база восстанавливается после сбоя')
      isTold = true
    }
    await new Promise((done) => setTimeout(done, 10))
  }
  return false
}

/** Lives until this process ends, even by SIGKILL: then the pipe closes, and the server is told to stop. */
function guardOf(pid: number, socketDir: string): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', watch, String(pid), socketDir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.on('error', () => undefined) // Without a shell the next start stops what is left.
  guard.unref()
  ;(guard.stdin as Socket | null)?.unref()
  return guard
}

const watch = `trap "" INT TERM HUP
read -r _
kill -INT "$0"
i=0
while kill -0 "$0" 2>/dev/null && [ $i -lt 100 ]; do sleep 0.1; i=$((i+1)); done
rmdir "$1"`

function tail(log: number, from: number): string {
  const size = Math.min(fstatSync(log).size - from, 20_000)
  const bytes = Buffer.alloc(Math.max(size, 0))
  readSync(log, bytes, 0, bytes.length, from)
  return bytes.toString('utf8')
}
