/** What the stand is started with, and what it can be told while it runs. */
import type { NewClient } from './model/client.ts'
import type { Client } from './model/client.ts'
import type { NewPerson, Person } from './model/person.ts'
import type { SandboxMessage } from './sandbox.ts'
import type { ScenarioName } from './scenarios.ts'

export interface SandboxOptions {
  /** 0: any free port. */
  readonly port?: number
  readonly host?: string
  /** PEM. Without it the stand speaks plain HTTP. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined
  /** People, keys, consents and refresh tokens survive a restart here; systems lie beside it, in `….clients.json`. */
  readonly stateFile?: string | undefined
  readonly clock?: () => Date
  /** As browsers and systems see it; by default made of host and port. */
  readonly publicUrl?: string | undefined
  /** `iss` of tokens. By default `http://<host of publicUrl>/`: the real ЕСИА writes http:// and a slash too. */
  readonly issuer?: string | undefined
  /** This person is signed in without a page; made up when unknown. */
  readonly asSnils?: string | undefined
  /** Lifetime of an authorization code; 180 s. */
  readonly codeSeconds?: number
  readonly onMessage?: (message: SandboxMessage) => void
  readonly clients?: readonly NewClient[]
  /** Instead of the stand's own few; those already in the state file stay as they are. */
  readonly people?: readonly NewPerson[]
}

export interface ScenarioSetting {
  /** СНИЛС or OID; absent: everybody. */
  readonly person?: string | number | undefined
  /** False switches it off. */
  readonly on?: boolean
  readonly seconds?: number
  readonly milliseconds?: number
}

export interface EsiaSandbox {
  readonly url: string
  /** The one it really listens on, for `port: 0`. */
  readonly port: number
  readonly issuer: string
  /** Certificate of RS256 tokens. */
  readonly tokenCertificatePem: string
  /** Certificate of GOST3410_2012_256 tokens. */
  readonly tokenGostCertificatePem: string
  readonly addClient: (client: NewClient) => Client
  readonly addPerson: (person: NewPerson) => Person
  /** Changes the profile of a person, as they would themselves. */
  readonly changePerson: (oid: number, change: Partial<Person>) => Person
  readonly person: (snils: string) => Person | undefined
  readonly setScenario: (name: ScenarioName, setting?: ScenarioSetting) => void
  readonly clearScenarios: () => void
  /** Newest last. */
  readonly messages: () => readonly SandboxMessage[]
  readonly signInAutomatically: (snils: string | undefined) => void
  readonly close: () => Promise<void>
}
