/** D8+: what anyone needs to check a badge: keys of the portal, lists of states, all of it in one file for work without a network. */
import { readFile } from 'node:fs/promises'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { controllerDocument, fingerprintOf, type PublishedKey } from '../../../platform/vc/keys.ts'
import { signCredential } from '../../../platform/vc/sign.ts'
import { encodeList } from '../../../platform/vc/status-list.ts'
import { checkerAbsent, listAbsent } from '../contract.ts'
import { didOf, keyIdOf, listLifeMs, listUrl, statusListOf } from '../present/badge.ts'
import * as store from '../store/badges.ts'

/** The present key first; former ones stay: old badges are checked by them. */
export async function publishedKeys(ctx: Context): Promise<PublishedKey[]> {
  const { settings, credentialKey } = ctx.services
  const former = await store.keysEver(ctx.db)
  const all = [...new Set([credentialKey.publicKeyMultibase, ...former.map((k) => k.publicKeyMultibase)])]
  const controller = didOf(settings.PUBLIC_ORIGIN)
  return all.map((publicKeyMultibase) => ({
    id: keyIdOf(settings.PUBLIC_ORIGIN, publicKeyMultibase),
    controller,
    publicKeyMultibase,
  }))
}

const didDocument = async (ctx: Context) =>
  controllerDocument(didOf(ctx.services.settings.PUBLIC_ORIGIN), await publishedKeys(ctx))

export const publishKeys = async (ctx: Context): Promise<BytesReply> => ({
  stream: Buffer.from(JSON.stringify(await didDocument(ctx), null, 2)),
  type: 'application/did+json',
  headers: { 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' },
})

/** Over the second wall: the bits are of everybody, and a bit names nobody. */
export const signedList = (ctx: Context, id: number): Promise<string | undefined> =>
  ctx.beyond(async (all) => {
    const [list] = await store.statusLists(all.db, id)
    if (!list) return undefined
    const revoked = await store.revokedPlaces(all.db, id)
    const { signed } = list
    // Nobody is ever unrevoked, so an equal number means equal bits; a copy is renewed long before its term.
    const isFresh =
      signed && signed.revoked === revoked.length && all.now.getTime() - signed.at.getTime() < listLifeMs / 2
    if (isFresh) return signed.text
    const { settings, credentialKey: key } = all.services
    // To the second: a clock of a reader that is a little behind must not call it one of tomorrow.
    const at = new Date(Math.floor(all.now.getTime() / 1000) * 1000)
    const credential = statusListOf(id, encodeList(revoked, list.entries), at, settings.PUBLIC_ORIGIN)
    const keyId = keyIdOf(settings.PUBLIC_ORIGIN, key.publicKeyMultibase)
    const text = JSON.stringify(await signCredential(credential, { key, keyId, at }), null, 2)
    await all.transaction(async (tx) => {
      await store.keepKey(tx.db, key.publicKeyMultibase, tx.now)
      await store.keepSignedList(tx.db, id, { text, at, revoked: revoked.length })
    })
    return text
  })

export async function publishList(ctx: Context, id: number): Promise<BytesReply> {
  const text = await signedList(ctx, id)
  if (text === undefined) throw new Problem(listAbsent)
  return {
    stream: Buffer.from(text),
    type: 'application/vc',
    headers: { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' },
  }
}

/** Lists of states by the addresses under which badges name them. */
export async function signedLists(ctx: Context): Promise<Record<string, unknown>> {
  const lists = await store.statusLists(ctx.db)
  const entries: [string, unknown][] = []
  for (const { id } of lists) {
    const text = await signedList(ctx, id)
    if (text) entries.push([listUrl(ctx.services.settings.PUBLIC_ORIGIN, id), JSON.parse(text)])
  }
  return Object.fromEntries(entries)
}

/** A key that has not signed yet has no day. */
export async function keysWithDays(ctx: Context) {
  const former = await store.keysEver(ctx.db)
  return (await publishedKeys(ctx)).map(({ publicKeyMultibase }) => ({
    publicKeyMultibase,
    fingerprint: fingerprintOf(publicKeyMultibase),
    since: former.find((k) => k.publicKeyMultibase === publicKeyMultibase)?.since.toISOString() ?? null,
  }))
}

/** Everything that a check without a network needs. */
async function kitNow(ctx: Context) {
  return {
    format: 'nmo-checking-kit-1',
    takenAt: ctx.now.toISOString(),
    origin: new URL(ctx.services.settings.PUBLIC_ORIGIN).origin,
    did: await didDocument(ctx),
    keys: await keysWithDays(ctx),
    signers: await store.signersEver(ctx.db),
    statusLists: await signedLists(ctx),
  }
}

export const publishKit = async (ctx: Context): Promise<BytesReply> => ({
  stream: Buffer.from(`${JSON.stringify(await kitNow(ctx), null, 2)}\n`),
  type: 'application/json',
  headers: {
    'cache-control': 'public, max-age=300',
    'content-disposition': 'attachment; filename="nmo-checking-kit.json"',
  },
})

/** Beside the built page; another folder for tests. */
const template = new URL('../../../../dist/web/checker.template', import.meta.url)

/** The page of checking with the kit of this minute inside. */
export async function publishChecker(ctx: Context, from: URL | string = template): Promise<BytesReply> {
  const page = await readFile(from, 'utf8').catch(() => undefined)
  if (page === undefined) throw new Problem(checkerAbsent)
  // Inside a script element: no sign of the kit may end it.
  const kit = JSON.stringify(await kitNow(ctx)).replaceAll('<', String.raw`\u003c`)
  return {
    stream: Buffer.from(page.replace('%kit%', () => kit)),
    type: 'text/html',
    headers: {
      'cache-control': 'public, max-age=300',
      'content-disposition': 'attachment; filename="nmo-check.html"',
    },
  }
}
