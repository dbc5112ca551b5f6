/** The ЕСИА sandbox: a strict test server of v1 and v2/v3 with its own pages. See README.md. */
import { setScenario } from './control/scenario-setting.ts'
import { createSandbox, signInAutomatically } from './create-sandbox.ts'
import { listen } from './http/server.ts'
import { snapshot } from './model/snapshot.ts'
import { readState, writeState } from './model/state-file.ts'
import type { EsiaSandbox, SandboxOptions } from './options.ts'
import type { Sandbox } from './sandbox.ts'

export type { EsiaSandbox, SandboxOptions } from './options.ts'
export type { NewPerson } from './model/person.ts'
export { standPassword } from './model/person.ts'
export type { SandboxMessage } from './sandbox.ts'

export async function startEsiaSandbox(options: SandboxOptions = {}): Promise<EsiaSandbox> {
  const kept = readState(options.stateFile)
  const host = options.host ?? 'localhost'
  let sandbox: Sandbox
  const server = await listen({ port: options.port ?? 0, host, tls: options.tls }, () => sandbox)
  const url = options.publicUrl ?? `${options.tls ? 'https' : 'http'}://${host}:${server.port}`
  const saver = saveLater(options.stateFile, () => snapshot(sandbox))
  try {
    sandbox = createSandbox(options, kept, url.replace(/\/$/, ''), saver.changed)
  } catch (error) {
    await server.close()
    throw error
  }
  const { world, keys, scenarios } = sandbox
  return {
    url: sandbox.publicUrl,
    port: server.port,
    issuer: sandbox.issuer,
    tokenCertificatePem: keys.kept.rsaCertificate,
    tokenGostCertificatePem: keys.kept.gostCertificate,
    addClient: world.addClient,
    addPerson: world.addPerson,
    changePerson: world.changePerson,
    person: world.personBySnils,
    setScenario: (name, setting) => setScenario(sandbox, name, setting),
    clearScenarios: () => scenarios.clear(),
    messages: () => sandbox.messages,
    signInAutomatically: (snils) => signInAutomatically(sandbox, snils),
    close: async () => {
      await server.close()
      saver.save()
    },
  }
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
