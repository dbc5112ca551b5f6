/** A system signs people in: both generations, both kinds of keys, through the pages. */
import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseCertificate, verifyRaw } from '../../../../platform/crypto/gost/certificate.ts'
import { standPassword, startEsiaSandbox, type EsiaSandbox } from '../index.ts'
import { claims, EsiaClient, gost, header, redirectUri, rsa } from './client.ts'

let stand: EsiaSandbox
beforeAll(async () => {
  stand = await startEsiaSandbox({
    clients: [
      { mnemonic: 'RSA-SYSTEM', certificates: [rsa.certificate], redirectUris: [redirectUri] },
      {
        mnemonic: 'GOST-SYSTEM',
        certificates: [gost.certificate],
        redirectUris: [redirectUri],
        tokenAlgorithm: 'GOST3410_2012_256',
      },
    ],
  })
})
afterAll(() => stand.close())

const login = '+7 927 000-01-01'

test.for([
  ['v1 RSA', 'RSA-SYSTEM', 1, rsa],
  ['v1 GOST', 'GOST-SYSTEM', 1, gost],
  ['v2/v3 RSA', 'RSA-SYSTEM', 2, rsa],
  ['v2/v3 GOST', 'GOST-SYSTEM', 2, gost],
] as const)(
  'C3 %s: request, password, consent, code, tokens, person',
  async ([, mnemonic, generation, keys]) => {
    const client = new EsiaClient(stand.url, mnemonic, generation, keys)
    const back = await client.enter(login, standPassword, { state: '4f9d9a14-95c1-4e0b-9d08-2ea4d1b1c1aa' })
    expect(back.get('state')).toBe('4f9d9a14-95c1-4e0b-9d08-2ea4d1b1c1aa')

    const { status, body } = await client.token({
      code: back.get('code')!,
      state: 'b7f24e1e-65b5-4f0f-8a3e-0a9e20c2f7a1',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      state: 'b7f24e1e-65b5-4f0f-8a3e-0a9e20c2f7a1',
    })

    const id = claims(body.id_token!)
    expect(id).toMatchObject({ aud: mnemonic, iss: stand.issuer, amr: 'PWD' })
    expect(stand.issuer).toMatch(/^http:\/\/localhost:\d+\/$/)
    const oid = claims(body.access_token)['urn:esia:sbj_id'] as number
    expect(id['urn:esia:sbj']).toEqual({
      'urn:esia:sbj:typ': 'P',
      'urn:esia:sbj:lvl': 'PR',
      'urn:esia:sbj:is_tru': true,
      'urn:esia:sbj:oid': oid,
      'urn:esia:sbj:nam': `OID.${oid}`,
    })
    expect(claims(body.access_token)).toMatchObject({
      client_id: mnemonic,
      scope: `openid fullname?oid=${oid} snils?oid=${oid} birthdate?oid=${oid} mobile?oid=${oid} email?oid=${oid}`,
    })
    expect(header(body.access_token)).toMatchObject({ typ: 'JWT', sbt: 'access', ver: 1 })
    expect(header(body.id_token!)).toMatchObject({ sbt: 'id' })
    expect(signatureFits(body.access_token)).toBe(true)
    expect(signatureFits(body.id_token!)).toBe(true)

    const person = await client.rest(`/rs/prns/${oid}`, body.access_token)
    expect(person).toMatchObject({
      status: 200,
      body: {
        firstName: 'Анна',
        lastName: 'Соколова',
        snils: '112-233-445 95',
        birthDate: '19.05.1986',
        trusted: true,
        status: 'REGISTERED',
      },
    })
  },
)

function signatureFits(jwt: string): boolean {
  const [head = '', body = '', signature = ''] = jwt.split('.')
  const data = Buffer.from(`${head}.${body}`)
  const bytes = Buffer.from(signature, 'base64url')
  if (header(jwt)['alg'] === 'RS256') {
    return verify(
      'sha256',
      data,
      createPublicKey(
        new X509Certificate(stand.tokenCertificatePem).publicKey.export({ type: 'spki', format: 'pem' }),
      ),
      bytes,
    )
  }
  return verifyRaw(parseCertificate(stand.tokenGostCertificatePem), data, bytes)
}
