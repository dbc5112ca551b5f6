/** Sets a scenario for everybody or for the person named by СНИЛС or OID. */
import type { Person } from '../model/person.ts'
import { PersonFault } from '../model/new-person.ts'
import type { ScenarioSetting } from '../options.ts'
import type { Sandbox } from '../sandbox.ts'
import type { ScenarioName } from '../scenarios.ts'

export const findPerson = (sandbox: Sandbox, who: string | number): Person | undefined =>
  sandbox.world.personBySnils(String(who)) ?? sandbox.world.people.get(Number(who))

export function setScenario(
  sandbox: Sandbox,
  name: ScenarioName,
  setting: { [K in keyof ScenarioSetting]: ScenarioSetting[K] | undefined } = {},
): void {
  const person = setting.person === undefined ? undefined : findPerson(sandbox, setting.person)
  if (setting.person !== undefined && !person)
    throw new PersonFault(`Человека ${setting.person} на стенде нет`)
  if (setting.on === false) {
    const kept = sandbox.scenarios.list().filter((one) => one.name !== name || one.oid !== person?.oid)
    sandbox.scenarios.clear()
    kept.forEach((one) => sandbox.scenarios.set(one))
    return
  }
  const { seconds, milliseconds } = setting
  sandbox.scenarios.set({ name, oid: person?.oid, seconds, milliseconds })
}
