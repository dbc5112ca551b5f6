/** Two small JSON files: what the running stand remembers, and the systems that the command adds to it. */
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { KeptKeys } from '../protocol/keys.ts'
import type { NewClient } from './client.ts'
import type { Person } from './person.ts'

export interface KeptFamily {
  readonly id: string
  readonly mnemonic: string
  readonly oid: number
  readonly organisationOid: number | undefined
  readonly scope: string
  readonly scopes: string
  readonly generation: 1 | 2
  readonly sid: string
  readonly authTime: number
  readonly secondStep: boolean
  readonly isCompromised: boolean
  readonly current: string
  readonly used: readonly string[]
  readonly expiresAt: number
}

export interface KeptState {
  readonly keys?: KeptKeys
  readonly people?: readonly Person[]
  readonly consents?: readonly string[]
  readonly families?: readonly KeptFamily[]
}

export class StateFault extends Error {}

export function readState(file: string | undefined): KeptState {
  return file === undefined ? {} : (read<KeptState>(file) ?? {})
}

export const writeState = (file: string, state: KeptState): void => write(file, state)

/** Only the command writes this file, so a running stand and the command never overwrite each other. */
export const clientsFile = (stateFile: string): string => stateFile.replace(/(\.json)?$/, '.clients.json')

export function fileClient(stateFile: string, client: NewClient): void {
  const kept = read<NewClient[]>(clientsFile(stateFile)) ?? []
  write(clientsFile(stateFile), [...kept.filter((one) => one.mnemonic !== client.mnemonic), client])
}

/** Looks at the file again only when it has changed. */
export function filedClients(stateFile: string | undefined): () => readonly NewClient[] {
  if (stateFile === undefined) return () => []
  const file = clientsFile(stateFile)
  let seen = -1
  let clients: readonly NewClient[] = []
  return () => {
    const changed = existsSync(file) ? statSync(file).mtimeMs : 0
    if (changed !== seen) {
      clients = read<NewClient[]>(file) ?? []
      seen = changed
    }
    return clients
  }
}

function read<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    throw new StateFault(`Файл ${file} испорчен. Удалите его — стенд заведёт новый`)
  }
}

/** Written aside and renamed: a kill in between leaves the old file whole. */
function write(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(value, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
