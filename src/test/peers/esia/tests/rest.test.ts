/** REST shows what the scope of the token covers, of that person, and nothing else (esia facts §7, §8). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claims } from './client.ts'
import { codeOf, testStand, type TestStand } from './stand.ts'

let t: TestStand
beforeAll(async () => {
  t = await testStand()
})
afterAll(() => t.stand.close())

async function tokenFor(scope: string, who?: string) {
  const code = await codeOf(t.v2, { scope }, who)
  const token = (await t.v2.token({ code, scope })).body.access_token
  const oid = claims(token)['urn:esia:sbj_id'] as number
  return {
    oid,
    get: (path: string) => t.v2.rest(`/rs/prns/${oid}${path}`, token),
    at: (path: string) => t.v2.rest(path, token),
    token,
  }
}

const always = ['eTag', 'stateFacts', 'trusted', 'verifying', 'containsUpCfmCode', 'status', 'updatedOn']

test.for([
  ['openid', []],
  ['openid fullname', ['firstName', 'lastName', 'middleName']],
  ['openid birthdate gender', ['birthDate', 'gender']],
  ['openid snils inn citizenship birthplace', ['snils', 'inn', 'citizenship', 'birthPlace']],
  ['openid id_doc', ['rIdDoc', 'fmsValid', 'fmsState']],
] as const)('C3 %s gives exactly its fields', async ([scope, fields]) => {
  const { get } = await tokenFor(scope)
  const { status, body } = await get('')
  expect(status).toBe(200)
  expect(Object.keys(body).toSorted()).toEqual([...always, ...fields].toSorted())
})

test('the shapes of the facts page', async () => {
  const { get } = await tokenFor('openid fullname birthdate snils gender')
  const { body } = await get('')
  expect(body).toMatchObject({
    birthDate: '19.05.1986',
    snils: '112-233-445 95',
    gender: 'F',
    trusted: true,
    stateFacts: ['EntityRoot'],
  })
})

test('contacts: links, embedded, one by one, only of the scope', async () => {
  const { get, oid } = await tokenFor('openid mobile email')
  expect((await get('/ctts')).body).toMatchObject({
    stateFacts: ['hasSize'],
    size: 2,
    elements: [`${t.stand.url}/rs/prns/${oid}/ctts/1`, `${t.stand.url}/rs/prns/${oid}/ctts/2`],
  })
  for (const embed of ['(elements)', '(elements-1)']) {
    expect((await get(`/ctts?embed=${embed}`)).body['elements']).toMatchObject([
      { type: 'MBT', vrfStu: 'VERIFIED', value: '+7(927)0000101', stateFacts: ['Identifiable'] },
      { type: 'EML', vrfStu: 'VERIFIED', value: 'sokolova@example.ru' },
    ])
  }
  expect(await get('/ctts/2')).toMatchObject({ status: 200, body: { type: 'EML' } })
  expect((await get('/ctts/99')).status).toBe(404)
  const mobileOnly = await tokenFor('openid mobile')
  expect((await mobileOnly.get('/ctts?embed=(elements)')).body).toMatchObject({ size: 1 })
  expect((await mobileOnly.get('/ctts/2')).status).toBe(404)
})

test('a part outside the scope is refused, an unknown one is absent', async () => {
  const { get, at } = await tokenFor('openid fullname')
  for (const part of ['ctts', 'addrs', 'docs', 'orgs', 'roles', 'kids', 'vhls']) {
    expect((await get(`/${part}`)).status, part).toBe(403)
  }
  expect((await get('/secrets')).status).toBe(404)
  expect((await at('/rs/orgs/1000400101')).status).toBe(403)
  expect((await at('/rs/prns?status=DELETED')).status).toBe(403)
})

test('another person is out of reach, whether they exist or not', async () => {
  const { at, oid } = await tokenFor('openid fullname')
  expect((await at(`/rs/prns/${oid + 1}`)).status).toBe(403)
  expect((await at('/rs/prns/5')).status).toBe(403)
})

test('no token, a foreign token, an old token: 401', async () => {
  const { token, oid } = await tokenFor('openid')
  expect((await fetch(`${t.stand.url}/rs/prns/${oid}`)).status).toBe(401)
  expect((await t.v2.rest(`/rs/prns/${oid}`, 'x.y.z')).status).toBe(401)
  t.shift(3601)
  expect((await t.v2.rest(`/rs/prns/${oid}`, token)).status).toBe(401)
  t.shift(0)
})

test('documents by their scopes', async () => {
  expect(
    (await (await tokenFor('openid id_doc')).get('/docs?embed=(elements)')).body['elements'],
  ).toMatchObject([{ type: 'RF_PASSPORT', series: '3610' }])
  expect(
    (await (await tokenFor('openid medical_doc')).get('/docs?embed=(elements)')).body['elements'],
  ).toMatchObject([{ type: 'MDCL_PLCY' }])
})

test('one request for the person with everything inside', async () => {
  const { get } = await tokenFor('openid fullname mobile addresses id_doc usr_org')
  const { body } = await get(
    '?embed=(contacts.elements,addresses.elements,documents.elements,kids.elements,organizations.elements)',
  )
  expect(body).toMatchObject({
    contacts: { elements: [{ type: 'MBT' }] },
    addresses: { elements: [{ type: 'PLV', city: 'Самара' }] },
    documents: { elements: [{ type: 'RF_PASSPORT' }] },
    organizations: { elements: [{ oid: 1000400101 }] },
  })
  expect(body).not.toHaveProperty('kids')
})

test('pages: size, first and last', async () => {
  const { get } = await tokenFor('openid mobile email')
  expect((await get('/ctts?embed=(elements)&pageSize=1')).body).toMatchObject({
    size: 2,
    stateFacts: ['hasSize', 'Paginated', 'FirstPage'],
    elements: [{ type: 'MBT' }],
  })
  expect((await get('/ctts?embed=(elements)&pageIndex=2&pageSize=1')).body).toMatchObject({
    stateFacts: ['hasSize', 'Paginated', 'LastPage'],
    elements: [{ type: 'EML' }],
  })
})

test('temporary registration is shown only under v2', async () => {
  const person = t.stand.addPerson({
    lastName: 'Приезжий',
    firstName: 'Пётр',
    snils: '123-456-780 55',
    addresses: [
      { id: 1, type: 'PRG', addressStr: 'Город' },
      { id: 2, type: 'PTA', addressStr: 'Временно' },
    ],
  })
  const { at, oid } = await tokenFor('openid addresses', person.snils)
  expect((await at(`/rs/prns/${oid}/addrs`)).body['size']).toBe(1)
  expect((await at(`/esia-rs/api/public/v1/prns/${oid}/addrs`)).body['size']).toBe(1)
  expect((await at(`/esia-rs/api/public/v2/prns/${oid}/addrs`)).body['size']).toBe(2)
})

test('roles come embedded; organisations are links', async () => {
  const { get } = await tokenFor('openid usr_org')
  expect((await get('/roles')).body['elements']).toMatchObject([
    { oid: 1000400101, type: 'AGENCY', chief: false, active: true },
  ])
  expect((await get('/orgs')).body['elements']).toEqual([`${t.stand.url}/rs/orgs/1000400101`])
})

describe('levels of the account', () => {
  test('standard: СНИЛС and passport, but no ИНН, not trusted', async () => {
    const { get } = await tokenFor('openid snils inn id_doc', '155-888-999 56')
    const { body } = await get('')
    expect(body).toMatchObject({ trusted: false, snils: '155-888-999 56', rIdDoc: 1 })
    expect(body).not.toHaveProperty('inn')
  })

  test('simplified: neither', async () => {
    const { get } = await tokenFor('openid fullname snils inn id_doc citizenship', '166-777-888 50')
    const { body } = await get('')
    expect(body).toMatchObject({ trusted: false, firstName: 'Олег' })
    for (const field of ['snils', 'inn', 'rIdDoc', 'citizenship']) expect(body).not.toHaveProperty(field)
    expect((await get('/docs')).body['size']).toBe(0)
  })
})

test('children by their own scopes', async () => {
  const kid = t.stand.addPerson({
    lastName: 'Малая',
    firstName: 'Ира',
    snils: '155-888-998 55',
    isChild: true,
    birthDate: '2019-06-01',
    documents: [{ id: 1, type: 'RF_BRTH_CERT', series: 'I-ЕР' }],
  })
  const parent = t.stand.person('112-233-445 95')!
  t.stand.changePerson(parent.oid, { kids: [kid.oid] })
  const names = await tokenFor('openid kid_fullname')
  expect((await names.get('/kids?embed=(elements)')).body['elements']).toEqual([
    expect.objectContaining({ id: kid.oid, firstName: 'Ира' }),
  ])
  expect((await names.get(`/kids/${kid.oid}`)).body).not.toHaveProperty('birthDate')
  expect((await names.get(`/kids/${kid.oid}/docs`)).status).toBe(403)
  const documents = await tokenFor('openid kid_birth_cert_doc')
  expect((await documents.get(`/kids/${kid.oid}/docs?embed=(elements)`)).body['elements']).toMatchObject([
    { type: 'RF_BRTH_CERT' },
  ])
  expect((await documents.get(`/kids/${parent.oid}`)).status).toBe(404)
})

test('deleted people are listed to a system with tech_inf', async () => {
  const gone = t.stand.addPerson({ lastName: 'Ушедший', firstName: 'Иван', snils: '000-000-600 06' })
  t.stand.changePerson(gone.oid, { status: 'DELETED' })
  const scope = 'tech_inf'
  const { body } = await t.v1.token({ grant_type: 'client_credentials', response_type: 'token', scope })
  const list = await t.v1.rest(`/rs/prns?status=DELETED&updatedSince=${gone.updatedOn}`, body.access_token)
  expect(list.body['elements']).toEqual([expect.objectContaining({ oid: gone.oid, status: 'DELETED' })])
  const later = await t.v1.rest(
    `/rs/prns?status=DELETED&updatedSince=${gone.updatedOn + 1}`,
    body.access_token,
  )
  expect(later.body['size']).toBe(0)
})

describe('organisations', () => {
  const systemToken = async (scope: string) =>
    (await t.v1.token({ grant_type: 'client_credentials', response_type: 'token', scope })).body.access_token

  test('fields and parts by scope, only of the named organisation', async () => {
    const token = await systemToken(
      'http://esia.gosuslugi.ru/org_shortname?org_oid=1000400101 org_emps?org_oid=1000400101',
    )
    const { body } = await t.v1.rest('/rs/orgs/1000400101', token)
    expect(body).toMatchObject({ shortName: expect.stringContaining('больница') as string })
    expect(body).not.toHaveProperty('ogrn')
    expect((await t.v1.rest('/rs/orgs/1000400101/emps?embed=(elements)', token)).body['size']).toBe(2)
    expect((await t.v1.rest('/rs/orgs/1000400101/addrs', token)).status).toBe(403)
    expect((await t.v1.rest('/rs/orgs/1000400102', token)).status).toBe(403)
    expect((await t.v1.rest('/rs/orgs/1', token)).status).toBe(404)
  })

  test('contacts, addresses, branches, vehicles, groups, an employee’s groups', async () => {
    const parts = ['ctts', 'addrs', 'brhs', 'vhls', 'grps']
    const token = await systemToken(parts.map((part) => `org_${part}?org_oid=1000400101`).join(' '))
    for (const part of parts)
      expect(
        (await t.v1.rest(`/rs/orgs/1000400101/${part}?embed=(elements)`, token)).body['size'],
        part,
      ).toBeGreaterThan(0)
    const { oid } = t.stand.person('112-233-445 95')!
    const groups = await t.v1.rest(`/rs/orgs/1000400101/emps/${oid}/grps/NMO_STAFF/NMO`, token)
    expect(groups.body).toMatchObject({ grp_id: 'NMO_STAFF', itSystem: 'NMO' })
  })

  test('tax debt', async () => {
    const token = await systemToken('org_debt?org_oid=1000400102')
    const { body } = await t.v1.rest('/digital-org/api/public/v1/org/1000400102/doc/debt', token)
    expect(body).toMatchObject({ data: { hasDebt: false, inn: '7700000015' } })
    expect((await t.v1.rest('/digital-org/api/public/v1/org/1000400101/doc/debt', token)).status).toBe(403)
  })
})
