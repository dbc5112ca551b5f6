/** The portfolio as A4 pages, tagged for readers: years as headings, one paragraph for each row. */
import { dayWords } from '../../../platform/calendar/days.ts'
import { drawParagraphs, ink, sea, soft } from '../../../platform/pdf/paragraphs.ts'
import { kindWords, statusWords, type PortfolioEntry, type PortfolioFilter } from '../contract.ts'

export interface Printed {
  readonly fullName: string
  /** Newest first. */
  readonly entries: readonly PortfolioEntry[]
  readonly filter: PortfolioFilter
  readonly at: Date
}

export const drawPortfolio = (p: Printed): Promise<Buffer> =>
  drawParagraphs({ title: 'Портфолио', author: p.fullName, at: p.at, foot: p.fullName }, (say) => {
    say('H1', 'strong', 22, ink, 'Портфолио')
    say('P', 'text', 11, ink, p.fullName, 0.1)
    say(
      'P',
      'text',
      11,
      soft,
      `На ${dayWords(p.at.toISOString().slice(0, 10))}. ${summaryOf(p.entries)}`,
      0.1,
    )
    const narrowed = narrowedBy(p.filter)
    if (narrowed) say('P', 'text', 11, soft, `Показано не всё: ${narrowed}`)
    let year = ''
    for (const e of p.entries) {
      const of = (e.endedOn ?? e.dueOn ?? e.startsOn ?? '').slice(0, 4)
      if (of !== year) {
        year = of
        say('H2', 'strong', 14, sea, `\n${year || 'Без даты'}`)
      }
      say('P', 'text', 10, ink, lineOf(e), 0.2)
    }
    if (p.entries.length === 0) say('P', 'text', 11, soft, 'Записей нет')
  })

const summaryOf = (entries: readonly PortfolioEntry[]): string =>
  `Записей: ${entries.length}. Начислено ЗЕТ: ${entries.reduce((n, e) => n + e.credited, 0)}`

function narrowedBy(f: PortfolioFilter): string {
  return [
    f.kind.map((k) => kindWords[k].toLowerCase()).join(', '),
    f.status.map((s) => statusWords[s].toLowerCase()).join(', '),
    f.from && `с ${dayWords(f.from)}`,
    f.to && `по ${dayWords(f.to)}`,
    f.text && `«${f.text}»`,
    f.specialty.length > 0 && 'по специальности',
  ]
    .filter(Boolean)
    .join('; ')
}

function lineOf(e: PortfolioEntry): string {
  const days = [
    e.startsOn && `с ${dayWords(e.startsOn)}`,
    e.endedOn ? `по ${dayWords(e.endedOn)}` : e.dueOn && `срок ${dayWords(e.dueOn)}`,
  ]
  return [
    `${kindWords[e.kind]}: ${e.title}`,
    e.organisation,
    days.filter(Boolean).join(' '),
    e.word.toLowerCase(),
    e.credits > 0 && `${e.credits} ЗЕТ${e.credited > 0 ? ', начислено' : ''}`,
    e.number && `№ ${e.number}`,
  ]
    .filter(Boolean)
    .join('; ')
}
