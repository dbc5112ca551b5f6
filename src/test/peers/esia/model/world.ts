/** Who exists on the stand: people, organisations, systems. Everything else refers to them. */
import { toEmail, toMobile } from './contacts.ts'
import { toClient, type Client, type NewClient } from './client.ts'
import { makePerson } from './new-person.ts'
import { standOrganisations, type Organisation } from './organisation.ts'
import { passwordFits } from './password.ts'
import type { NewPerson, Person } from './person.ts'
import { isSnils, snilsDigits } from './snils.ts'

export interface World {
  readonly people: ReadonlyMap<number, Person>
  readonly organisations: ReadonlyMap<number, Organisation>
  addPerson: (given: NewPerson) => Person
  changePerson: (oid: number, change: Partial<Person>) => Person
  restorePerson: (person: Person) => void
  personBySnils: (snils: string) => Person | undefined
  /** Login is a phone, an e-mail or a СНИЛС; a deleted person cannot sign in. */
  personByLogin: (login: string) => Person | undefined
  signIn: (login: string, password: string) => Person | undefined
  addClient: (given: NewClient) => Client
  client: (mnemonic: string) => Client | undefined
  clients: () => readonly Client[]
}

interface WorldOptions {
  readonly now: () => Date
  readonly changed: () => void
  /** Systems added to the file by the command while the stand runs. */
  readonly filedClients: () => readonly NewClient[]
}

const firstOid = 1_000_300_001

export function createWorld({ now, changed, filedClients }: WorldOptions): World {
  const people = new Map<number, Person>()
  const given = new Map<string, Client>()
  const organisations = new Map(standOrganisations.map((one) => [one.oid, one]))

  const alive = () => [...people.values()].filter((person) => person.status === 'REGISTERED')
  const personBySnils = (snils: string) => alive().find((person) => person.snils === snilsDigits(snils))
  const personByLogin = (login: string) => {
    const mobile = toMobile(login)
    const email = toEmail(login)
    if (isSnils(login)) return personBySnils(login) ?? alive().find((p) => mobile && p.mobile === mobile)
    if (mobile) return alive().find((p) => p.mobile === mobile && p.mobileVerified)
    return email ? alive().find((p) => p.email === email && p.emailVerified) : undefined
  }
  const changePerson = (oid: number, change: Partial<Person>) => {
    const person = people.get(oid)
    if (!person) throw new Error(`There is no person ${oid}`)
    Object.assign(person, change, { oid, updatedOn: Math.floor(now().getTime() / 1000) })
    changed()
    return person
  }
  let source: readonly NewClient[] = []
  let parsed: readonly Client[] = []
  const filed = () => {
    const now = filedClients()
    if (now !== source) {
      parsed = now.map(toClient)
      source = now
    }
    return parsed
  }
  return {
    people,
    organisations,
    personBySnils,
    personByLogin,
    changePerson,
    addPerson: (facts) => {
      const oid = facts.oid ?? Math.max(firstOid - 1, ...people.keys()) + 1
      const person = makePerson(facts, oid, now())
      people.set(oid, person)
      changed()
      return person
    },
    restorePerson: (person) => void people.set(person.oid, person),
    signIn: (login, password) => {
      const person = personByLogin(login)
      // The same work for an unknown login, so that time does not tell who is registered.
      const fits = passwordFits(password, person?.passwordHash ?? decoy)
      return fits ? person : undefined
    },
    addClient: (facts) => {
      const client = toClient(facts)
      given.set(client.mnemonic, client)
      return client
    },
    client: (mnemonic) => filed().find((one) => one.mnemonic === mnemonic) ?? given.get(mnemonic),
    clients: () => [...new Map([...given.values(), ...filed()].map((one) => [one.mnemonic, one])).values()],
  }
}

const decoy = 'AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
