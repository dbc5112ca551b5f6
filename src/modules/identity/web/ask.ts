/** Talk of a browser that is not signed in: it shows its key only when it must, and remembers where it was going. */
import { beginSession, Refusal } from '../../../web/api.ts'
import type { Challenge } from '../contract/session.ts'

/** No guest session, or its key is lost: a new one is begun. */
const means = ['unauthenticated', 'signature.missing', 'signature.invalid']

/** What already waits in this browser (an opened link, a half-done sign-in) is not lost by a reload. */
export async function asGuest<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || !means.includes(error.code)) throw error
  }
  await beginSession()
  return work()
}

const nextKey = 'nmo-next'
const challengeKey = 'nmo-challenge'
const loginKey = 'nmo-login'

/** Only a page of ours, and not the door itself. */
const isSafe = (href: string): boolean => /^\/(?![/\\])/.test(href) && !/^\/(sign-|recover)/.test(href)

export function keepNext(href: string): void {
  if (isSafe(href)) sessionStorage.setItem(nextKey, href)
  else sessionStorage.removeItem(nextKey)
}

export function takeNext(): string {
  const href = sessionStorage.getItem(nextKey) ?? '/'
  sessionStorage.removeItem(nextKey)
  return isSafe(href) ? href : '/'
}

/** The code that was sent outlives a reload of the page. */
export function keepChallenge(challenge: Challenge | null): void {
  if (challenge) sessionStorage.setItem(challengeKey, JSON.stringify(challenge))
  else sessionStorage.removeItem(challengeKey)
}

export function keptChallenge(): Challenge | null {
  const text = sessionStorage.getItem(challengeKey)
  if (!text) return null
  const challenge = JSON.parse(text) as Challenge
  return Date.parse(challenge.expiresAt) > Date.now() ? challenge : null
}

export const rememberedLogin = (): string => localStorage.getItem(loginKey) ?? ''

export function rememberLogin(login: string | null): void {
  if (login === null) localStorage.removeItem(loginKey)
  else localStorage.setItem(loginKey, login)
}
