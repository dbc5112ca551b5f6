/** People who can sign in by password: many logins, so that the limits of one are not what is measured. */
import type { Scene } from './scene.ts'

const password = 'Замеры-тоже-входят-2026'
const size = 64

export interface Logins {
  readonly password: string
  readonly hash: string
  readonly logins: readonly string[]
}

/** One hash serves all: it is not bound to a person. */
export async function peopleWithPassword(
  scene: Scene,
  hashOf: (password: string) => Promise<string>,
): Promise<Logins> {
  const hash = await hashOf(password)
  const logins: string[] = []
  for (let i = 0; i < size; i++) {
    const { personId } = await scene.browser()
    const login = `login${i}@example.ru`
    await scene.sql(
      'insert into identity.password (person_id, login_email, hash, changed_at) values ($1, $2, $3, now())',
      [personId, login, hash],
    )
    logins.push(login)
  }
  return { password, hash, logins }
}
