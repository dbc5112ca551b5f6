/** The ЕСИА sandbox: a strict test server of v1 and v2/v3 with its own pages. See README.md. */
import { randomBytes } from 'node:crypto'
import { setScenario } from './control/scenario-setting.ts'
import { listen } from './http/server.ts'
import { demoPeople } from './model/demo-people.ts'
import { restore, snapshot } from './model/snapshot.ts'
import { filedClients, readState, writeState } from './model/state-file.ts'
import { createWorld } from './model/world.ts'
import type { EsiaSandbox, SandboxOptions } from './options.ts'
import { makeKeys, openKeys } from './protocol/keys.ts'
import type { Sandbox } from './sandbox.ts'
import { createScenarios } from './scenarios.ts'

export type { EsiaSandbox, SandboxOptions, ScenarioSetting } from './options.ts'
export type { NewClient } from './model/client.ts'
export type { NewPerson, Person } from './model/person.ts'
export { standPassword } from './model/person.ts'
export type { SandboxMessage } from './sandbox.ts'
export type { ScenarioName } from './scenarios.ts'

export async function startEsiaSandbox(options: SandboxOptions = {}): Promise<EsiaSandbox> {
  const clock = options.clock ?? (() => new Date())
  const kept = readState(options.stateFile)
  const scenarios = createScenarios()
  const now = () => {
    const skew = scenarios.active('clock-skew')
    return new Date(clock().getTime() + (skew ? (skew.seconds ?? 300) * 1000 : 0))
  }
  const saver = saveLater(options.stateFile, () => snapshot(sandbox))
  const host = options.host ?? 'localhost'
  const server = await listen({ port: options.port ?? 0, host, tls: options.tls }, () => sandbox)
  const publicUrl = (
    options.publicUrl ?? `${options.tls ? 'https' : 'http'}://${host}:${server.port}`
  ).replace(/\/$/, '')
  const world = createWorld({ now, changed: saver.changed, filedClients: filedClients(options.stateFile) })
  const sandbox: Sandbox = {
    publicUrl,
    issuer: options.issuer ?? `http://${new URL(publicUrl).host}/`,
    now,
    codeSeconds: options.codeSeconds ?? 180,
    world,
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
    changed: saver.changed,
    send: (message) => {
      const sent = { at: now().toISOString(), ...message }
      sandbox.messages.push(sent)
      options.onMessage?.(sent)
    },
  }
  for (const client of options.clients ?? []) world.addClient(client)
  restore(sandbox, kept)
  for (const person of options.people ?? demoPeople) {
    if (!world.personBySnils(person.snils)) world.addPerson(person)
  }
  const signInAutomatically = (snils: string | undefined) => {
    sandbox.automatic =
      snils === undefined
        ? undefined
        : (world.personBySnils(snils) ?? world.addPerson({ ...stranger, snils }))
  }
  signInAutomatically(options.asSnils)
  return {
    url: publicUrl,
    issuer: sandbox.issuer,
    tokenCertificatePem: sandbox.keys.kept.rsaCertificate,
    tokenGostCertificatePem: sandbox.keys.kept.gostCertificate,
    addClient: world.addClient,
    addPerson: world.addPerson,
    changePerson: world.changePerson,
    person: world.personBySnils,
    setScenario: (name, setting) => setScenario(sandbox, name, setting),
    clearScenarios: () => scenarios.clear(),
    messages: () => sandbox.messages,
    signInAutomatically,
    close: async () => {
      await server.close()
      saver.save()
    },
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

/** Many changes at once make one write. */
function saveLater(file: string | undefined, take: () => ReturnType<typeof snapshot>) {
  let timer: NodeJS.Timeout | undefined
  const save = () => {
    clearTimeout(timer)
    timer = undefined
    if (file !== undefined) writeState(file, take())
  }
  return {
    save,
    changed: () => {
      if (file !== undefined) timer ??= setTimeout(save, 200).unref()
    },
  }
}
