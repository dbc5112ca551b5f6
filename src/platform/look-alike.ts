/** Letters that the eye takes for one another, read as one: Russian ones as the Latin capitals they look like. Pure. */
const letters: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: '0',
  O: '0',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  З: '3',
  I: '1',
}

/** `text` is in capitals already; `more`: what else one alphabet takes for another. */
export const asSeen = (text: string, more: Readonly<Record<string, string>> = {}): string =>
  Array.from(text, (c) => letters[c] ?? more[c] ?? c).join('')
