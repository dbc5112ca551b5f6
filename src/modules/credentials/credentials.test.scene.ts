/** What the tests of certificates share: a portal, an owner, an issue, a download, checks by strangers. */
import { testApp } from '../../test/app.ts'
import { issueCertificate, type CertificateOrder } from './index.ts'

export async function certificateScene() {
  const app = await testApp()
  const medic = await app.person()
  const host = new URL(app.origin).host
  let causes = 0
  const order = (over: Partial<CertificateOrder> = {}): CertificateOrder => ({
    personId: medic.id,
    sourceKey: `test/${++causes}`,
    kind: 'education-record',
    title: 'Сведения об образовании проверены и подтверждены',
    facts: [
      { label: 'Документ', value: 'Диплом о профессиональной переподготовке', isPublic: true },
      { label: 'Серия и номер', value: '7827 № 0114823', isPublic: false },
      { label: 'Учебное заведение', value: 'Северная академия «Ёлочки», Псков', isPublic: true },
    ],
    applicationId: null,
    ...over,
  })
  /** Each file comes from an address of its own: the limit has its own test. */
  let addresses = 0
  return {
    app,
    medic,
    order,
    issue: (over: Partial<CertificateOrder> = {}) => issueCertificate(app.context(null), order(over)),
    download: async (id: string): Promise<Buffer> => {
      const reply = await (await app.as(medic)).get(`/api/certificates/${id}/file`)
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
      return reply.raw
    },
    byFile: async (file: Buffer) => {
      const reply = await app.portal.app.inject({
        method: 'POST',
        url: '/api/verify/file',
        payload: file,
        remoteAddress: `10.0.0.${++addresses}`,
        headers: { 'content-type': 'application/octet-stream', host },
      })
      if (reply.statusCode !== 200) throw new Error(reply.body)
      return reply.json<{
        kind: string
        verdict: string
        checks: { key: string; isPassed: boolean | null }[]
        faults?: { path: string; what: string }[]
        signer: string | null
        certificate: { number: string; status: string } | null
      }>()
    },
    badge: async (id: string): Promise<Buffer> => {
      const reply = await (await app.as(medic)).get(`/api/certificates/${id}/badge`)
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
      return reply.raw
    },
    open: (url: string) => app.portal.app.inject({ method: 'GET', url, headers: { host } }),
    byCode: (code: string, remoteAddress = '10.1.0.1') =>
      app.portal.app.inject({
        method: 'GET',
        url: `/api/verify/${encodeURIComponent(code)}`,
        remoteAddress,
        headers: { host },
      }),
  }
}

/** Another language of the document: a few bytes inside the signed ones. */
export function altered(pdf: Buffer): Buffer {
  const copy = Buffer.from(pdf)
  const at = copy.indexOf('(ru-RU)')
  if (at < 0) throw new Error('no language in the file')
  copy.write('(be-BY)', at, 'latin1')
  return copy
}
