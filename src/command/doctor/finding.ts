/** What the doctor found: how grave, what exactly, and what to do about it. */
export type Level = 'good' | 'note' | 'bad'

export interface Finding {
  readonly level: Level
  readonly what: string
  readonly detail: string
  readonly todo?: string
}

export const good = (what: string, detail: string): Finding => ({ level: 'good', what, detail })
/** Works, but somebody should look. */
export const note = (what: string, detail: string, todo: string): Finding => ({
  level: 'note',
  what,
  detail,
  todo,
})
export const bad = (what: string, detail: string, todo: string): Finding => ({
  level: 'bad',
  what,
  detail,
  todo,
})

const marks: Record<Level, string> = { good: '✓', note: '!', bad: '✗' }

export const lineOf = (f: Finding): string =>
  `  ${marks[f.level]} ${f.what}: ${f.detail}${f.todo ? `\n      → ${f.todo}` : ''}`

/** A check that fails in a way nobody foresaw is itself a finding, and the others go on. */
export async function guarded(
  what: string,
  check: () => Promise<readonly Finding[]> | readonly Finding[],
): Promise<readonly Finding[]> {
  try {
    return await check()
  } catch (error) {
    return [bad(what, (error as Error).message, 'Проверить не удалось; причина названа выше')]
  }
}
