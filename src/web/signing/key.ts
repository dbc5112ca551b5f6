/** The browser's key: made here, kept in IndexedDB, never exportable; even our own page can only use it. */
import { thumbprintText } from '../../platform/signature/profile.ts'

export interface BrowserKey {
  readonly privateKey: CryptoKey
  readonly jwk: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }
  /** RFC 7638 thumbprint, base64url. */
  readonly thumbprint: string
}

const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

function open(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open('nmo', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('keys')
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error ?? new Error('IndexedDB'))
  })
}

async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await open()
  try {
    return await new Promise<T>((done, fail) => {
      const request = work(db.transaction('keys', mode).objectStore('keys'))
      request.onsuccess = () => done(request.result)
      request.onerror = () => fail(request.error ?? new Error('IndexedDB'))
    })
  } finally {
    db.close()
  }
}

export const loadKey = (): Promise<BrowserKey | undefined> =>
  inStore('readonly', (store) => store.get('session') as IDBRequest<BrowserKey | undefined>)

/** A new key for a new session; the old one is forgotten. */
export async function makeKey(): Promise<BrowserKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ])
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const jwk = { kty: 'EC', crv: 'P-256', x: x!, y: y! } as const
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(thumbprintText(jwk)))
  const key: BrowserKey = { privateKey: pair.privateKey, jwk, thumbprint: base64url(digest) }
  await inStore('readwrite', (store) => store.put(key, 'session'))
  return key
}

export const forgetKey = (): Promise<undefined> => inStore('readwrite', (store) => store.delete('session'))
