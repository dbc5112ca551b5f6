/** A course of cmi5 as an item: its lessons in order, in the reader's language. Pure. */
import type { Block, Structure, Unit, Words } from '../../cmi5/contract.ts'
import type { Cmi5Inside } from '../contract.ts'

const unitsIn = (children: readonly (Block | Unit)[]): Unit[] =>
  children.flatMap((one) => (one.kind === 'au' ? one : unitsIn(one.children)))

/** Russian words first, then whatever stands first. */
function wordsIn(words: Words): string {
  const own = Object.keys(words).find((language) => /^ru/i.test(language)) ?? Object.keys(words)[0]
  return own === undefined ? '' : words[own]!.slice(0, 300)
}

export const insideOf = (structure: Structure, courseId: string): Cmi5Inside => ({
  kind: 'cmi5',
  courseId,
  title: wordsIn(structure.title),
  units: unitsIn(structure.children).map(({ id, title }) => ({ id, title: wordsIn(title) })),
})

/** What plays here lies in the archive: another site may change it or look at the learner. */
export const wholeAddresses = (structure: Structure): string[] =>
  unitsIn(structure.children)
    .filter(({ url }) => /^[a-z][a-z0-9+.-]*:/i.test(url))
    .map(
      ({ title, url }) =>
        `Урок «${wordsIn(title)}» открывается с чужого сайта: ${url.slice(0, 80)}. Нужны файлы внутри архива`,
    )
