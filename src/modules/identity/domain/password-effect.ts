/** What a new value of a rule does, to how many people, in words. Pure. */
import type { PolicyValue } from '../../../platform/policy/read.ts'

export const samePolicyValue = (a: PolicyValue, b: PolicyValue): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

export interface Crowd {
  readonly withPassword: number
  /** Older than the proposed age: they choose another at the next sign-in. */
  readonly older: number
  /** Of these, whom the rule of today touches already. */
  readonly olderNow: number
}

export interface Effect {
  readonly affected: number
  readonly words: string
}

const rules = new Intl.PluralRules('ru')
const people = (n: number): string => {
  const form = rules.select(n)
  return `${n} ${form === 'few' ? 'человека' : 'человек'}`
}
/** «1 человека», «5 человек»: of whom the sentence tells. */
const ofPeople = (n: number): string => `${n} ${rules.select(n) === 'one' ? 'человека' : 'человек'}`

export function effectOf(key: string, value: PolicyValue, crowd: Crowd): Effect {
  if (key === 'password.age.days') {
    if (value === 0) {
      const words = `Пароль не будет стареть. Сегодня при входе его сменили бы ${people(crowd.olderNow)}; смена останется, если пароль станет известен чужим.`
      return { affected: crowd.olderNow, words }
    }
    const words = `При следующем входе новый пароль назначат ${people(crowd.older)} из ${crowd.withPassword}. Сейчас таких ${crowd.olderNow}. Остальные — когда подойдёт срок.`
    return { affected: crowd.older, words }
  }
  if (key === 'password.age.notices') {
    return {
      affected: crowd.withPassword,
      words: `Напоминания изменятся у ${ofPeople(crowd.withPassword)} с паролем.`,
    }
  }
  if (key.startsWith('password.')) {
    const words = `Сегодня никто ничего не заметит. Правило спросят при следующей смене пароля у ${ofPeople(crowd.withPassword)}.`
    return { affected: crowd.withPassword, words }
  }
  const who = key.startsWith('registration.') ? 'новых людей' : 'тех, кто забудет пароль'
  return { affected: 0, words: `Подействует сразу на ${who}. Уже отправленные письма не изменятся.` }
}
