import bcrypt from 'bcrypt'
import { afterAll, describe, expect, test } from 'vitest'
import { createPasswordHasher } from './password.ts'

const pepper = Buffer.alloc(32, 5)
const hasher = createPasswordHasher(pepper, 4)
afterAll(() => hasher.close())

describe('G3 only salted bcrypt hashes are kept', () => {
  test('the same password gives another hash each time, both verify', async () => {
    const [a, b] = [await hasher.hash('длинный пароль 1'), await hasher.hash('длинный пароль 1')]
    expect(a).toMatch(/^p1\$\$2b\$04\$/)
    expect(a).not.toBe(b)
    expect(await hasher.verify('длинный пароль 1', a)).toBe(true)
    expect(await hasher.verify('длинный пароль 2', a)).toBe(false)
  })

  test('bcrypt alone forgets what stands after 36 Cyrillic letters; ours does not', async () => {
    const [long, other] = ['ж'.repeat(63) + 'а', 'ж'.repeat(63) + 'б']
    expect(bcrypt.compareSync(other, bcrypt.hashSync(long, 4))).toBe(true)
    expect(await hasher.verify(other, await hasher.hash(long))).toBe(false)
  })

  test('a password typed on another keyboard is the same password (NFKC)', async () => {
    expect(await hasher.verify('е\u0308лка-ёлка-ёлка', await hasher.hash('ёлка-ёлка-ёлка'))).toBe(true)
  })

  test('without the pepper a stolen hash is not the hash of the password', async () => {
    const stranger = createPasswordHasher(Buffer.alloc(32, 6), 4)
    expect(await stranger.verify('длинный пароль 1', await hasher.hash('длинный пароль 1'))).toBe(false)
    await stranger.close()
  })

  test('an unknown account is refused after the same work', async () => {
    expect(await hasher.verify('длинный пароль 1', null)).toBe(false)
  })

  test('a flood is answered «come later», not queued without end', async () => {
    const slow = createPasswordHasher(pepper, 10)
    const results = await Promise.allSettled(Array.from({ length: 60 }, () => slow.hash('x')))
    expect(results.filter((r) => r.status === 'rejected').length).toBeGreaterThan(20)
    expect(results.find((r) => r.status === 'rejected')?.reason).toMatchObject({
      code: 'unavailable',
      status: 503,
    })
    await slow.close()
  })
})
