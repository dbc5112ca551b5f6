import bcrypt from 'bcrypt'
import { afterAll, describe, expect, test } from 'vitest'
import { createPasswordHasher } from './password.ts'

const pepper = Buffer.alloc(32, 5)
const hasher = createPasswordHasher([pepper], 4)
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
    const stranger = createPasswordHasher([Buffer.alloc(32, 6)], 4)
    expect(await stranger.verify('длинный пароль 1', await hasher.hash('длинный пароль 1'))).toBe(false)
    await stranger.close()
  })

  test('an unknown account is refused after the same work', async () => {
    expect(await hasher.verify('длинный пароль 1', null)).toBe(false)
  })

  test('a pepper is followed by another: old hashes are still right, and known to be old', async () => {
    const next = createPasswordHasher([pepper, Buffer.alloc(32, 7)], 4)
    const old = await hasher.hash('длинный пароль 1')
    expect(await next.verify('длинный пароль 1', old)).toBe(true)
    expect([hasher.isOutdated(old), next.isOutdated(old)]).toEqual([false, true])
    const renewed = await next.hash('длинный пароль 1')
    expect(renewed).toMatch(/^p2\$/)
    expect(next.isOutdated(renewed)).toBe(false)
    await expect(hasher.verify('длинный пароль 1', renewed)).rejects.toThrow('pepper 2')
    await next.close()
  })

  test('a hash of a lower cost is old, and takes as long to compare as a new one', async () => {
    const dear = createPasswordHasher([pepper], 9)
    const [cheap, full] = [await hasher.hash('длинный пароль 1'), await dear.hash('длинный пароль 1')]
    expect([dear.isOutdated(cheap), dear.isOutdated(full)]).toEqual([true, false])
    const took = async (stored: string | null) => {
      // Time of the processor, threads included: what else the machine does is not counted.
      const began = process.cpuUsage()
      await dear.verify('длинный пароль 2', stored)
      const { user, system } = process.cpuUsage(began)
      return user + system
    }
    const times: [number[], number[], number[]] = [[], [], []]
    for (let i = 0; i < 15; i++)
      for (const [n, stored] of [cheap, full, null].entries()) times[n]!.push(await took(stored))
    const [a, b, c] = times.map((list) => Math.min(...list))
    expect(Math.max(a!, b!, c!) / Math.min(a!, b!, c!)).toBeLessThan(1.5)
    await dear.close()
  })

  test('browsers of owners wait apart and go first: a flood of strangers does not shut them out', async () => {
    const slow = createPasswordHasher([pepper], 9)
    const order: string[] = []
    const flood = Array.from({ length: 60 }, () =>
      slow.hash('x').then(
        () => order.push('strange'),
        () => order.push('refused'),
      ),
    )
    const own = slow.hash('y', 'known').then(() => order.push('known'))
    await Promise.all([...flood, own])
    const served = order.filter((one) => one !== 'refused')
    expect(served.indexOf('known')).toBeLessThan(6)
    expect(served.length).toBeLessThan(60)
    await slow.close()
  })

  test('a flood is answered «come later», not queued without end', async () => {
    const slow = createPasswordHasher([pepper], 10)
    const results = await Promise.allSettled(Array.from({ length: 60 }, () => slow.hash('x')))
    expect(results.filter((r) => r.status === 'rejected').length).toBeGreaterThan(20)
    expect(results.find((r) => r.status === 'rejected')?.reason).toMatchObject({
      code: 'unavailable',
      status: 503,
      extras: { retryAfterSeconds: expect.any(Number), detail: expect.stringContaining('ещё не проверялся') },
    })
    await slow.close()
  })
})

test('what is waiting when the portal stops is refused, not forgotten', async () => {
  const slow = createPasswordHasher([pepper], 10)
  const ends = Promise.allSettled(Array.from({ length: 4 }, () => slow.hash('x')))
  await slow.close()
  expect((await ends).map((one) => one.status)).toEqual(Array(4).fill('rejected'))
})
