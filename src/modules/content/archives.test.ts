/** D2: packages of strangers are taken to pieces safely: every bad one is refused by name and leaves nothing behind. Over HTTP. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  contentScene,
  craft,
  file,
  goodPackage,
  manifest12,
  spoilt,
  type ContentScene,
} from './content.test.scene.ts'
import { zipOf } from '../../platform/zip.ts'

let scene: ContentScene
let programmeId: string
beforeAll(async () => {
  scene = await contentScene()
  programmeId = await scene.programme()
})
afterAll(() => scene.app.close())

const attributes = (mode: number) => (mode << 16) >>> 0
const html = Buffer.from('<!doctype html>')

const hostile: readonly (readonly [what: string, bytes: () => Buffer, words: RegExp])[] = [
  ['a path up', () => spoilt({ name: '../../etc/cron.d/x.txt' }), /за пределы архива: «\.\.\/\.\.\/etc/],
  ['a path up in the middle', () => spoilt({ name: 'a/../../x.txt' }), /за пределы архива/],
  ['an absolute path', () => spoilt({ name: '/etc/passwd.txt' }), /от корня диска: «\/etc/],
  ['a path of a disk', () => spoilt({ name: 'C:/windows/x.txt' }), /от корня диска: «C:/],
  ['a backslash', () => spoilt({ name: 'img\\..\\x.txt' }), /обратная косая черта/],
  [
    'a link',
    () => spoilt({ name: 'x.txt', data: Buffer.from('/etc/passwd'), attributes: attributes(0xa1ff) }),
    /ссылки на другие файлы: «x\.txt»/,
  ],
  ['a device', () => spoilt({ name: 'x.txt', attributes: attributes(0x2000) }), /устройства или каналы/],
  ['one name twice', () => spoilt({ name: 'index.html', data: html }), /записан дважды: «index\.html»/],
  ['names that differ in case', () => spoilt({ name: 'INDEX.html', data: html }), /большими буквами: «INDEX/],
  [
    'folders that differ in case',
    () => spoilt({ name: 'Img/a.png' }, { name: 'img/A.png' }),
    /большими буквами: «img\/A\.png»/,
  ],
  [
    'a file named as a folder',
    () => spoilt({ name: 'img.js' }, { name: 'img.js/a.png' }),
    /так же, как папка/,
  ],
  ['an encrypted file', () => spoilt({ name: 'x.txt', flags: 0x0801 }), /зашифрованы паролем: «x\.txt»/],
  ['an unknown packing', () => spoilt({ name: 'x.txt', method: 99 }), /Неизвестный способ сжатия/],
  ['an unknown kind of file', () => spoilt({ name: 'setup.exe' }), /не открываются: «setup\.exe»/],
  [
    'a bomb: one file',
    () => spoilt({ name: 'x.txt', data: Buffer.alloc(20 * 1024 * 1024) }),
    /больше чем в 100 раз: «x\.txt»/,
  ],
  [
    'a bomb: many files',
    () =>
      spoilt(...Array.from({ length: 300 }, (_, i) => ({ name: `${i}.txt`, data: Buffer.alloc(900_000) }))),
    /Архив разворачивается больше чем в 100 раз/,
  ],
  [
    'a bomb: the declared total',
    () =>
      spoilt(
        ...Array.from({ length: 5 }, (_, i) => ({
          name: `${i}.mp4`,
          data: randomBytes(3_000_000),
          sizeBytes: 250 * 1024 * 1024,
        })),
      ),
    /Распакованное больше 1 ГБ/,
  ],
  [
    'a file that is too long',
    () => spoilt({ name: 'x.mp4', data: randomBytes(4_000_000), sizeBytes: 350_000_000 }),
    /Файл больше 300 МБ/,
  ],
  [
    'a bomb: files over each other',
    () =>
      spoilt(
        { name: 'a.txt', data: Buffer.from('aa') },
        { name: 'b.txt', data: Buffer.from('aa'), over: 2, localName: 'a.txt' },
      ),
    /называет файл иначе|поверх другого/,
  ],
  [
    'one body of two names',
    () => {
      const one = { name: 'a.txt', data: Buffer.from('aa') }
      return spoilt(one, { ...one, name: 'A.TXT/b.txt', over: 2 })
    },
    /называет файл иначе|так же, как папка|поверх другого/,
  ],
  [
    'more than declared',
    () => spoilt({ name: 'x.txt', data: Buffer.from('а'.repeat(500)), sizeBytes: 10 }),
    /повреждён или больше/,
  ],
  ['another sum', () => spoilt({ name: 'x.txt', data: Buffer.from('abc'), crc: 1 }), /повреждён: «x\.txt»/],
  ['another name inside', () => spoilt({ name: 'x.txt', localName: 'y.txt' }), /иначе, чем он сам: «x\.txt»/],
  [
    'too many files',
    () => spoilt(...Array.from({ length: 5001 }, (_, i) => ({ name: `${i}.txt` }))),
    /больше 5000 файлов/,
  ],
  ['an empty archive', () => craft([]), /Архив пуст|не то, чем файл называется/],
  ['a cut archive', () => goodPackage().subarray(0, -30), /не архив ZIP, или он оборван/],
  [
    'no archive at all',
    () => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), randomBytes(5000)]),
    /не архив ZIP/,
  ],
  ['no manifest', () => zipOf([file('index.html', 'x')]), /нет imsmanifest\.xml/],
  [
    'a manifest in a folder',
    () => zipOf([file('курс/imsmanifest.xml', manifest12()), file('курс/index.html', 'x')]),
    /лежит в папке «курс»/,
  ],
  [
    'an xAPI package of nothing',
    () => zipOf([file('tincan.xml', '<x/>'), file('a.html', 'x')]),
    /нет <tincan>/,
  ],
  [
    'a document type',
    () =>
      zipOf([
        file(
          'imsmanifest.xml',
          manifest12({ head: '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>' }),
        ),
        file('index.html', 'x'),
      ]),
    /стоит DOCTYPE/,
  ],
  [
    'an entity',
    () => zipOf([file('imsmanifest.xml', manifest12({ items: '&boo;' })), file('index.html', 'x')]),
    /XML не читается/,
  ],
  ['no XML', () => zipOf([file('imsmanifest.xml', 'привет'), file('index.html', 'x')]), /XML не читается/],
  [
    'nested without end',
    () =>
      zipOf([file('imsmanifest.xml', `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`), file('index.html', 'x')]),
    /вложен слишком глубоко/,
  ],
  [
    'a manifest of another standard',
    () => zipOf([file('imsmanifest.xml', '<manifest><metadata/></manifest>'), file('index.html', 'x')]),
    /не сказано, какой это SCORM/,
  ],
  [
    'a launch file that is not there',
    () => zipOf([file('imsmanifest.xml', manifest12()), file('start.html', 'x')]),
    /запуска урока «Первые минуты» нет в архиве: «index\.html»/,
  ],
  [
    'a lesson of a stranger’s site',
    () =>
      zipOf([
        file(
          'imsmanifest.xml',
          manifest12({
            resources: '<resource identifier="r1" adlcp:scormtype="sco" href="https://evil.example/a.html"/>',
          }),
        ),
        file('index.html', 'x'),
      ]),
    /с чужого сайта/,
  ],
  [
    'a lesson of nothing',
    () =>
      zipOf([
        file(
          'imsmanifest.xml',
          manifest12({ items: '<item identifier="i" identifierref="none"><title>А</title></item>' }),
        ),
        file('index.html', 'x'),
      ]),
    /ссылается на то, чего нет: «none»/,
  ],
]

describe('D2 an archive that a stranger made', () => {
  test.for(hostile)('%s is refused by name and leaves nothing', async ([, bytes, words]) => {
    const before = await scene.staff.get(`/api/content/programmes/${programmeId}`)
    const outline = await scene.bring(programmeId, bytes())
    const refused = outline.materials.at(-1)!
    expect(refused).toMatchObject({ state: 'refused', kind: null })
    expect(refused.refusedWhy.join('\n')).toMatch(words)
    expect(outline.items).toEqual(before.body.items)
    expect(await scene.app.sql('select * from content.package_file')).toEqual([])
    expect((await scene.staff.delete(`/api/content/materials/${refused.id}`)).status).toBe(200)
  })

  test('what is called an archive and is none, a virus, a file without purpose never come to the import', async () => {
    const id = await scene.upload(scene.staff, Buffer.from('это не архив, а письмо, и оно довольно длинное'))
    await scene.app.work()
    expect((await scene.staff.get(`/api/files/${id}`)).body).toMatchObject({ state: 'refused' })
    expect(
      (await scene.staff.post(`/api/content/programmes/${programmeId}/materials`, { fileId: id })).body.code,
    ).toBe('file.refused')
    const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
    const virus = await scene.upload(
      scene.staff,
      craft([{ name: 'x.txt', data: Buffer.from(eicar), method: 0 }]),
    )
    await scene.app.work()
    expect((await scene.staff.get(`/api/files/${virus}`)).body.refusedWhy).toContain('Антивирус')
    const stranger = await scene.app.as(await scene.app.person())
    await expect(scene.upload(stranger, goodPackage())).rejects.toThrow('forbidden')
  })
})

describe('D2 a sound package', () => {
  test('becomes an item with its own title; its files are found whatever the case; litter of systems is left out', async () => {
    const id = await scene.programme()
    const outline = await scene.bring(
      id,
      goodPackage(file('__MACOSX/._index.html', 'x'), file('img/.DS_Store', 'x'), file('a/Thumbs.db', 'x')),
    )
    expect(outline.items).toMatchObject([
      { kind: 'scorm12', title: 'Анафилаксия на приёме', isRequired: true, amount: 1 },
    ])
    expect(outline.materials).toEqual([])
    expect(outline.edition).toMatchObject({ number: 1, state: 'draft' })
    const { body: launch } = await scene.staff.post(`/api/content/items/${outline.items[0]!.id}/preview`)
    const path = new URL(launch.base).pathname
    const played = (rest: string, headers: Record<string, string> = {}) =>
      scene.app.portal.isolated.inject({ method: 'GET', url: `${path}${rest}`, headers })
    const index = await played('Index.HTML')
    expect([index.statusCode, index.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(index.body).toContain('Первые минуты')
    expect((await played(`img/${encodeURIComponent('схема.svg')}`)).headers['content-type']).toBe(
      'image/svg+xml',
    )
    expect((await played('__MACOSX/._index.html')).statusCode).toBe(404)
    const part = await played('index.html', { range: 'bytes=2-8' })
    expect([part.statusCode, part.headers['content-range'], part.body]).toEqual([
      206,
      `bytes 2-8/${index.rawPayload.length}`,
      'doctype',
    ])
  })

  test('names in the letters of DOS are read', async () => {
    const dos = Buffer.from([0xe1, 0xe5, 0xa5, 0xac, 0xa0, 0x2e, 0x73, 0x76, 0x67]) // «схема.svg»
    const outline = await scene.bring(await scene.programme(), spoilt({ name: dos, flags: 0 }))
    const rows = await scene.app.sql('select path from content.package_file where material_id = $1', [
      outline.items[0]!.materialId,
    ])
    expect(rows.map((r) => r['path'])).toContain('схема.svg')
  })

  test('a stopped import goes on where it stood; two at once import it once', async () => {
    const id = await scene.programme()
    const many = Array.from({ length: 90 }, (_, i) => file(`page${i}.html`, `страница ${i}`))
    const fileId = await scene.upload(scene.staff, goodPackage(...many))
    await scene.app.work()
    const { body } = await scene.staff.post(`/api/content/programmes/${id}/materials`, { fileId })
    const material = body.materials[0].id
    // As if a process had looked at some files and died; its lease is over.
    await scene.app.sql(
      `update content.material set state = 'importing', done = 1, leased_until = now() - interval '1 hour' where id = $1`,
      [material],
    )
    await scene.app.sql(
      `insert into content.package_file values ($1, 'page0.html', 'page0.html', 0, 1, 1, false, 'text/html')`,
      [material],
    )
    const { importMaterial } = await import('./use-cases/import-material.ts')
    const ctx = () => scene.app.context(null)
    await Promise.all([1, 2].map(() => importMaterial(ctx(), { materialId: material })))
    await scene.app.work()
    const outline = (await scene.staff.get(`/api/content/programmes/${id}`)).body
    expect(outline.items).toHaveLength(1)
    const rows = await scene.app.sql(
      'select count(*)::int as n from content.package_file where material_id = $1',
      [material],
    )
    expect(rows).toEqual([{ n: 93 }])
    // What was kept before the stop was not looked at again.
    const kept = await scene.app.sql(
      `select offset_bytes::int as at from content.package_file where material_id = $1 and path_key = 'page0.html'`,
      [material],
    )
    expect(kept).toEqual([{ at: 0 }])
  })
})
