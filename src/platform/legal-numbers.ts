/** Numbers of a legal entity: ОГРН, ИНН, КПП and their check digits (nmo.md §6). Pure. */

/** ОГРН of a legal entity: the 13th digit is the first twelve as a number, mod 11, mod 10. */
export const isOgrn = (s: string): boolean =>
  /^\d{13}$/.test(s) && Number((BigInt(s.slice(0, 12)) % 11n) % 10n) === Number(s[12])

const innWeights = [2, 4, 10, 3, 5, 9, 4, 6, 8]

/** ИНН of a legal entity: weights of the first nine digits, mod 11, mod 10. */
export const isInn = (s: string): boolean =>
  /^\d{10}$/.test(s) &&
  (innWeights.reduce((sum, w, i) => sum + w * Number(s[i]), 0) % 11) % 10 === Number(s[9])

/** КПП has no check digit; the fifth and sixth signs may be Latin letters. */
export const isKpp = (s: string): boolean => /^\d{4}[\dA-Z]{2}\d{3}$/.test(s)

/** Why a number of digits is not right, for whoever types it. */
export const digitFault = (s: string, length: number, name: string): string =>
  s.length === length && /^\d+$/.test(s)
    ? `Контрольная цифра не сходится. Проверьте ${name}`
    : `В ${name} нужно ${length} цифр, введено ${s.length}`
