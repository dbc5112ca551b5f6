import { describe, expect, test } from 'vitest'
import { readSettings, SettingFaults } from './config.ts'

const faultsOf = (env: Record<string, string>): string[] => {
  try {
    readSettings(env)
    return []
  } catch (error) {
    if (error instanceof SettingFaults) return error.faults.map((f) => f.name)
    throw error
  }
}

describe('settings', () => {
  test('the demo world needs none', () => expect(faultsOf({})).toEqual([]))

  test('every fault is told at once, by name', () => {
    expect(
      faultsOf({ PORT: 'сто', PASSWORD_COST: '99', LOG_LEVEL: 'loud', PUBLIC_ORIGIN: 'localhost' }),
    ).toEqual(['PUBLIC_ORIGIN', 'PORT', 'LOG_LEVEL', 'PASSWORD_COST'])
  })

  test('production refuses self-made secrets, the sandbox and a mailbox, naming all that is missing', () => {
    const faults = faultsOf({ NMO_PROFILE: 'production' })
    expect(faults).toEqual(
      expect.arrayContaining([
        'DATABASE_URL',
        'MASTER_KEY_FILE',
        'SIGNING_KEY_FILE',
        'TLS_KEY_FILE',
        'ESIA_URL',
        'ESIA_KEY_FILE',
        'SMTP_URL',
        'SMS_PROVIDER',
        'VAPID_PRIVATE_KEY',
        'CLAMD',
      ]),
    )
  })

  test('production cannot switch the signature check off or hash passwords cheaply', () => {
    const faults = faultsOf({
      NMO_PROFILE: 'production',
      SIGNATURE_CHECK: 'false',
      PASSWORD_COST: '4',
      SMS_PROVIDER: 'mailbox',
    })
    expect(faults).toEqual(expect.arrayContaining(['SIGNATURE_CHECK', 'PASSWORD_COST', 'SMS_PROVIDER']))
  })

  test('a key file that cannot be read is named', () => {
    expect(faultsOf({ MASTER_KEY_FILE: '/нет/такого' })).toEqual(['MASTER_KEY_FILE'])
  })
})
