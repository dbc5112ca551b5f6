/** Passwords of the stand: scrypt, so that even the state file of a test server holds none in clear. */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

/** Cheap on purpose: these passwords guard invented people. */
const cost = { N: 1024, r: 8, p: 1 }

export function hashPassword(password: string): string {
  const salt = randomBytes(16)
  return `${salt.toString('base64url')}.${scryptSync(password.normalize('NFC'), salt, 32, cost).toString('base64url')}`
}

export function passwordFits(password: string, kept: string): boolean {
  const [salt = '', hash = ''] = kept.split('.')
  const made = scryptSync(password.normalize('NFC'), Buffer.from(salt, 'base64url'), 32, cost)
  const wanted = Buffer.from(hash, 'base64url')
  return wanted.length === made.length && timingSafeEqual(made, wanted)
}

/** The rule people meet at Госуслуги: 8 signs with upper, lower, digit and punctuation. */
export function passwordFault(password: string): string | undefined {
  const missing = [
    [/^.{8,100}$/su, 'не короче 8 знаков'],
    [/\p{Lu}/u, 'заглавная буква'],
    [/\p{Ll}/u, 'строчная буква'],
    [/\d/, 'цифра'],
    [/[^\p{L}\d\s]/u, 'знак вроде «-» или «!»'],
  ] as const
  const words = missing.filter(([rule]) => !rule.test(password)).map(([, word]) => word)
  return words.length === 0 ? undefined : `В пароле нужно: ${words.join(', ')}`
}
