/** Changes that a person makes in their own profile. */
import { toEmail, toMobile } from '../model/contacts.ts'
import type { Person, SecondStep } from '../model/person.ts'
import { makeTotpSecret } from '../model/totp.ts'
import type { Sandbox } from '../sandbox.ts'
import { hasFaults, type Faults } from './forms.ts'
import { t } from './html.ts'
import { birthFault, nameFault } from './registration-facts.ts'

interface Changed {
  readonly faults?: Faults
  readonly said?: string
}

export function changeProfile(sandbox: Sandbox, person: Person, form: URLSearchParams): Changed {
  switch (form.get('what') ?? '') {
    case 'facts':
      return changeFacts(sandbox, person, form)
    case 'level': {
      const level = form.get('level') === 'confirmed' ? 'confirmed' : 'simplified'
      sandbox.world.changePerson(person.oid, { level })
      return { said: level === 'confirmed' ? 'Личность подтверждена' : 'Подтверждение снято' }
    }
    case 'second-step':
      return changeSecondStep(sandbox, person, form.get('secondStep') ?? '')
    case 'consent': {
      const mine = `${person.oid} ${form.get('mnemonic')} `
      for (const key of sandbox.consents) if (key.startsWith(mine)) sandbox.consents.delete(key)
      sandbox.changed()
      return { said: 'Согласие отозвано. При следующем входе система спросит снова' }
    }
    default:
      return {}
  }
}

function changeFacts(sandbox: Sandbox, person: Person, form: URLSearchParams): Changed {
  const of = (name: string) => (form.get(name) ?? '').trim().slice(0, 200)
  const [mobile, email] = [of('mobile'), of('email')]
  const owner = (login: string) => (login === '' ? undefined : sandbox.world.personByLogin(login))
  const taken = (login: string) => (owner(login) ?? person).oid !== person.oid
  const found: Record<string, string | undefined> = {
    lastName: nameFault(of('lastName'), 'Введите фамилию'),
    firstName: nameFault(of('firstName'), 'Введите имя'),
    middleName: of('middleName') === '' ? undefined : nameFault(of('middleName'), ''),
    birthDate: birthFault(of('birthDate'), sandbox.now()),
    mobile: contactFault(
      mobile,
      toMobile(mobile) !== undefined,
      taken(mobile),
      'Введите номер мобильного: +7 и 10 цифр',
    ),
    email: contactFault(email, toEmail(email) !== undefined, taken(email), 'Введите почту вида имя@узел.ру'),
  }
  const faults = Object.fromEntries(
    Object.entries(found).flatMap(([name, words]) => (words === undefined ? [] : [[name, t(words)]])),
  )
  if (hasFaults(faults)) return { faults }
  sandbox.world.changePerson(person.oid, {
    lastName: of('lastName'),
    firstName: of('firstName'),
    middleName: of('middleName'),
    birthDate: of('birthDate'),
    mobile: toMobile(mobile) ?? '',
    email: toEmail(email) ?? '',
    // On the stand a contact is believed at once; the real one sends a code.
    mobileVerified: mobile !== '',
    emailVerified: email !== '',
  })
  return { said: 'Сохранено. Системы узнают при следующем обращении' }
}

function contactFault(value: string, isGood: boolean, isTaken: boolean, words: string): string | undefined {
  if (value === '') return undefined
  if (!isGood) return words
  return isTaken ? 'Привязано к другой записи' : undefined
}

function changeSecondStep(sandbox: Sandbox, person: Person, wanted: string): Changed {
  const steps: readonly string[] = ['none', 'sms', 'totp']
  if (!steps.includes(wanted)) return {}
  const secondStep = wanted as SecondStep
  if (secondStep === 'sms' && !person.mobileVerified && !person.emailVerified) {
    return { faults: { '': t('Сначала укажите телефон или почту: код нужно куда-то прислать') } }
  }
  const totpSecret = secondStep === 'totp' ? person.totpSecret || makeTotpSecret() : person.totpSecret
  sandbox.world.changePerson(person.oid, { secondStep, totpSecret })
  return { said: secondStep === 'none' ? 'Второй шаг выключен' : 'Второй шаг включён со следующего входа' }
}
