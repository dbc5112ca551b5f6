/** A state of the journal as a signed note (C2SP tlog-checkpoint, signed-note): three lines, a signature, readable by other people's tools. */
import { createHash, createPublicKey, verify } from 'node:crypto'
import type { CredentialKey } from '../vc/credential-key.ts'

export interface State {
  readonly size: number
  readonly root: Buffer
}

/** Under which name the journal signs: the host of the portal. */
export const originOf = (publicOrigin: string): string => `${new URL(publicOrigin).host}/journal`

const bodyOf = (origin: string, s: State): string => `${origin}\n${s.size}\n${s.root.toString('base64')}\n`

/** Four bytes that tell keys of one name apart; 1 means Ed25519. */
const keyHint = (origin: string, publicKey: Buffer): Buffer =>
  createHash('sha256').update(`${origin}\n`).update(Buffer.of(1)).update(publicKey).digest().subarray(0, 4)

/** A credential is signed as exactly 64 bytes of two hashes, a note is longer: the same key never signs one as the other. */
export function signNote(origin: string, s: State, key: CredentialKey): string {
  const body = bodyOf(origin, s)
  const signature = Buffer.concat([keyHint(origin, key.publicKey), key.sign(Buffer.from(body, 'utf8'))])
  return `${body}\n— ${origin} ${signature.toString('base64')}\n`
}

/** The state that the note says, if one of the keys has signed it. */
export function readNote(
  note: string,
  publicKeys: readonly Buffer[],
): (State & { origin: string }) | undefined {
  const [, body, origin, size, root] = /^(([^\n]+)\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\n)\n/.exec(note) ?? []
  if (!body || !origin || !size || !root) return undefined
  const lines = note.slice(body.length + 1).split('\n')
  const isSigned = lines.some((line) => {
    const [, name, signature] = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? []
    if (name !== origin || !signature) return false
    const bytes = Buffer.from(signature, 'base64')
    return publicKeys.some(
      (key) =>
        bytes.length === 68 &&
        bytes.subarray(0, 4).equals(keyHint(origin, key)) &&
        verify(null, Buffer.from(body, 'utf8'), keyObject(key), bytes.subarray(4)),
    )
  })
  return isSigned ? { origin, size: Number(size), root: Buffer.from(root, 'base64') } : undefined
}

const keyObject = (raw: Buffer) =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' })
