/** The list of contents of the package: every file by its name, and what has no document on the portal. */
import { dayWords } from '../../../platform/calendar/days.ts'
import { drawParagraphs, ink, sea, soft } from '../../../platform/pdf/paragraphs.ts'
import type { Cycle } from '../contract.ts'

export interface Listed {
  readonly name: string
  readonly words: string
}

export interface Contents {
  readonly fullName: string
  readonly cycle: Cycle
  readonly files: readonly Listed[]
  /** Titles of credits behind which no document lies here. */
  readonly without: readonly string[]
  readonly at: Date
}

export function drawContents(c: Contents): Promise<Buffer> {
  const title = 'Документы на периодическую аккредитацию'
  const foot = `${c.fullName}, содержание`
  return drawParagraphs({ title, author: c.fullName, at: c.at, foot }, (say) => {
    say('H1', 'strong', 22, ink, title)
    const { specialty, startsOn, endsOn } = c.cycle
    say('P', 'text', 11, ink, `${c.fullName}. ${specialty.name}, ${dayWords(startsOn)} – ${dayWords(endsOn)}`)
    say('H2', 'strong', 14, sea, '\nВ этом архиве')
    for (const { name } of c.files) say('P', 'text', 11, ink, name, 0.2)
    if (c.without.length === 0) return
    say('H2', 'strong', 14, sea, '\nДокумента на портале нет')
    say('P', 'text', 11, soft, 'Если документ есть у вас, приложите его сами.')
    for (const words of c.without) say('P', 'text', 11, ink, words, 0.2)
  })
}
