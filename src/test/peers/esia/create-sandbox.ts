/** Puts a stand together: its world, keys and memory, filled from the options and from the state file. */
import { randomBytes } from 'node:crypto'
import { demoPeople } from './model/demo-people.ts'
import { restore } from './model/snapshot.ts'
import { filedClients, type KeptState } from './model/state-file.ts'
import { createWorld } from './model/world.ts'
import type { SandboxOptions } from './options.ts'
import { makeKeys, openKeys } from './protocol/keys.ts'
import type { Sandbox } from './sandbox.ts'
import { createScenarios } from './scenarios.ts'

export function createSandbox(
  options: SandboxOptions,
  kept: KeptState,
  publicUrl: string,
  changed: () => void,
): Sandbox {
  const clock = options.clock ?? (() => new Date())
  const scenarios = createScenarios()
  const now = () => {
    const skew = scenarios.active('clock-skew')
    return new Date(clock().getTime() + (skew ? (skew.seconds ?? 300) * 1000 : 0))
  }
  const sandbox: Sandbox = {
    publicUrl,
    issuer: options.issuer ?? `http://${new URL(publicUrl).host}/`,
    now,
    codeSeconds: options.codeSeconds ?? 180,
    world: createWorld({ now, changed, filedClients: filedClients(options.stateFile) }),
    keys: openKeys(kept.keys ?? makeKeys(clock())),
    scenarios,
    sessions: new Map(),
    waiting: new Map(),
    codes: new Map(),
    access: new Map(),
    families: new Map(),
    refresh: new Map(),
    consents: new Set(),
    permissions: new Map(),
    secondSteps: new Map(),
    registrations: new Map(),
    failedSignIns: new Map(),
    messages: [],
    refused: [],
    automatic: undefined,
    secret: randomBytes(32).toString('base64url'),
    changed,
    send: (message) => {
      const sent = { at: now().toISOString(), ...message }
      sandbox.messages.push(sent)
      options.onMessage?.(sent)
    },
  }
  populate(sandbox, options, kept)
  signInAutomatically(sandbox, options.asSnils)
  return sandbox
}

function populate(sandbox: Sandbox, options: SandboxOptions, kept: KeptState): void {
  const { world } = sandbox
  for (const client of options.clients ?? []) world.addClient(client)
  restore(sandbox, kept)
  // Also those who deleted themselves: a restart must not bring them back.
  const known = new Set(Array.from(world.people.values(), (one) => one.snils))
  for (const person of options.people ?? demoPeople) {
    if (!known.has(person.snils.replace(/\D/g, ''))) world.addPerson(person)
  }
}

/** For `--as` with a СНИЛС nobody on the stand has. */
const stranger = {
  lastName: 'Пробный',
  firstName: 'Пётр',
  middleName: 'Петрович',
  mobile: '+79270000199',
  email: 'probny@example.ru',
}

export function signInAutomatically(sandbox: Sandbox, snils: string | undefined): void {
  const { world } = sandbox
  sandbox.automatic =
    snils === undefined ? undefined : (world.personBySnils(snils) ?? world.addPerson({ ...stranger, snils }))
}
