/** Push in this browser: can it, may it, is it on; and how to turn it on and off. */

export type PushState = 'on' | 'off' | 'denied' | 'unsupported' | 'needs-home-screen'
export type PushFailure = 'denied' | 'dismissed' | 'unreachable' | 'unsupported'

export class PushFault extends Error {
  readonly failure: PushFailure
  constructor(failure: PushFailure) {
    super(failure)
    this.failure = failure
  }
}

export interface PushOn {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

const isSupported = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** Safari on a phone has push only for sites on the home screen. */
const needsHomeScreen = (): boolean => /iPhone|iPad/.test(navigator.userAgent) && !('PushManager' in window)

const address = '/service-worker.js'

interface ScriptPolicy {
  readonly createScriptURL: (text: string) => string
}
interface TrustedTypesFactory {
  readonly createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy
}

let policy: ScriptPolicy | undefined

/** The page's own policy forbids scripts by plain addresses; this one lets through a single address. */
function trusted(): string {
  const factory = (window as { trustedTypes?: TrustedTypesFactory }).trustedTypes
  if (!factory) return address
  policy ??= factory.createPolicy('nmo-service-worker', {
    createScriptURL: (text) => {
      if (text !== address) throw new TypeError(`not a service worker of ours: ${text}`)
      return text
    },
  })
  return policy.createScriptURL(address)
}

const subscription = async (): Promise<PushSubscription | null> => {
  const registration = await navigator.serviceWorker.getRegistration('/')
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** SHA-256 of the endpoint, hex: by it the server's list knows this browser; null when nothing is on. */
export async function thisDevice(): Promise<string | null> {
  if (!isSupported()) return null
  const found = await subscription()
  if (!found) return null
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(found.endpoint))
  return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('')
}

/** `known` are the digests of the server's list: a browser that the server forgot is off. */
export async function pushState(known: readonly string[]): Promise<PushState> {
  if (!isSupported()) return needsHomeScreen() ? 'needs-home-screen' : 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  const digest = await thisDevice()
  return digest !== null && known.includes(digest) ? 'on' : 'off'
}

/** Must be called by a click: browsers ask the person only then. */
export async function enablePush(applicationServerKey: string): Promise<PushOn> {
  if (!isSupported()) throw new PushFault('unsupported')
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') throw new PushFault(permission === 'denied' ? 'denied' : 'dismissed')
  try {
    await navigator.serviceWorker.register(trusted(), { scope: '/' })
    const { pushManager } = await navigator.serviceWorker.ready
    // A subscription to another key (another portal, another time) would be refused by the service.
    await (await pushManager.getSubscription())?.unsubscribe()
    const fresh = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
    const { endpoint, keys } = fresh.toJSON()
    if (!endpoint || !keys?.['p256dh'] || !keys['auth']) throw new PushFault('unreachable')
    return { endpoint, keys: { p256dh: keys['p256dh'], auth: keys['auth'] } }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotAllowedError') throw new PushFault('denied')
    throw new PushFault('unreachable')
  }
}

export async function disablePush(): Promise<void> {
  if (isSupported()) await (await subscription())?.unsubscribe()
}
