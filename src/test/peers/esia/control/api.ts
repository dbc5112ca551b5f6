/** The control of the stand for tests, over JSON: only from this machine, never from a page of another site. */
import { z } from 'zod'
import { json, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import { ClientFault } from '../model/client.ts'
import { PersonFault } from '../model/new-person.ts'
import type { Person } from '../model/person.ts'
import type { Sandbox } from '../sandbox.ts'
import { isScenarioName, scenarioWords } from '../scenarios.ts'
import { findPerson, setScenario } from './scenario-setting.ts'
import { GivenClient, GivenPerson, PersonChange, ScenarioChange } from './shapes.ts'

const base = '/sandbox/api/'

class ControlFault extends Error {
  readonly status: number
  constructor(status: number, what: string) {
    super(what)
    this.status = status
  }
}

export function control(sandbox: Sandbox, request: Request): Reply | undefined {
  if (!request.path.startsWith(base)) return undefined
  try {
    refuseStrangers(request)
    return answer(sandbox, request, request.path.slice(base.length).split('/').filter(Boolean))
  } catch (error) {
    if (error instanceof ControlFault) return json(error.status, { error: error.message })
    if (error instanceof ClientFault || error instanceof PersonFault)
      return json(400, { error: error.message })
    if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) })
    throw error
  }
}

/** The name of the host is checked too, against rebinding of DNS; a browser's Origin never comes from a test. */
function refuseStrangers({ remoteAddress, headers }: Request): void {
  const isLocal = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(remoteAddress)
  const host = (headers.host ?? '').replace(/:\d+$/, '')
  if (!isLocal || !['localhost', '127.0.0.1', '[::1]'].includes(host))
    throw new ControlFault(403, 'Только с этой машины')
  if (headers.origin !== undefined) throw new ControlFault(403, 'Не для страниц')
}

function answer(sandbox: Sandbox, request: Request, [what, id]: readonly string[]): Reply {
  switch (`${request.method} ${what}${id === undefined ? '' : '/:id'}`) {
    case 'GET scenarios':
      return json(200, { active: sandbox.scenarios.list(), known: Object.keys(scenarioWords) })
    case 'PUT scenarios/:id':
      if (!isScenarioName(id!)) throw new ControlFault(404, 'Такого сценария нет')
      setScenario(sandbox, id, ScenarioChange.parse(body(request)))
      return json(200, { active: sandbox.scenarios.list() })
    case 'DELETE scenarios':
      sandbox.scenarios.clear()
      return json(200, { active: [] })
    case 'GET messages':
      return json(200, { messages: sandbox.messages })
    case 'DELETE messages':
      sandbox.messages.length = 0
      return json(200, { messages: [] })
    case 'GET people':
      return json(200, { people: [...sandbox.world.people.values()].map(shown) })
    case 'POST people':
      return json(201, shown(sandbox.world.addPerson(GivenPerson.parse(body(request)))))
    case 'PATCH people/:id':
      return json(
        200,
        shown(sandbox.world.changePerson(personOid(sandbox, id!), PersonChange.parse(body(request)))),
      )
    case 'DELETE people/:id':
      return json(200, shown(sandbox.world.changePerson(personOid(sandbox, id!), { status: 'DELETED' })))
    case 'GET clients':
      return json(200, {
        clients: sandbox.world
          .clients()
          .map(({ mnemonic, redirectUris, siteUrl }) => ({ mnemonic, redirectUris, siteUrl })),
      })
    case 'POST clients':
      return json(201, { mnemonic: sandbox.world.addClient(GivenClient.parse(body(request))).mnemonic })
    case 'PUT as':
      return json(200, {
        as: automatic(sandbox, z.object({ snils: z.string().nullable() }).parse(body(request)).snils),
      })
    case 'GET refusals':
      return json(200, { refusals: sandbox.refused })
    default:
      throw new ControlFault(404, 'Такой команды нет')
  }
}

function automatic(sandbox: Sandbox, snils: string | null): string | null {
  sandbox.automatic = snils === null ? undefined : findPerson(sandbox, snils)
  return sandbox.automatic?.snils ?? null
}

const personOid = (sandbox: Sandbox, id: string): number =>
  findPerson(sandbox, id)?.oid ?? refuse(404, 'Такого человека нет')

const shown = ({ passwordHash: _hash, totpSecret: _secret, ...person }: Person): object => person

function body(request: Request): unknown {
  if (request.contentType !== 'application/json') refuse(415, 'Нужен application/json')
  try {
    return JSON.parse(request.body)
  } catch {
    return refuse(400, 'Это не JSON')
  }
}

function refuse(status: number, what: string): never {
  throw new ControlFault(status, what)
}
