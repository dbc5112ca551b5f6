/** A database of its own for each test file, cloned from a template that has every migration. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export interface TestDatabase {
  /** Of the application's role: owns nothing. */
  readonly appUrl: string
  /** Of a superuser: only for setting a scene that no use case can set. */
  readonly ownerUrl: string
  readonly drop: () => Promise<void>
}

export const withDatabase = (url: string, name: string): string =>
  url.replace(/\/template_nmo(?=\?|$)/, `/${name}`)

export async function testDatabase(): Promise<TestDatabase> {
  const { ownerUrl, appUrl } = inject('postgres')
  const name = `t_${randomBytes(6).toString('hex')}`
  await admin(ownerUrl, `create database ${name} template template_nmo`)
  return {
    appUrl: withDatabase(appUrl, name),
    ownerUrl: withDatabase(ownerUrl, name),
    drop: () => admin(ownerUrl, `drop database ${name} with (force)`),
  }
}

async function admin(templateUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(templateUrl, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
