/** СНИЛС: eleven digits, the last two control the first nine (приказ ПФР; domain facts §6). Pure. */

/** Digits of any writing: «112-233-445 95» → 11223344595. */
export const snilsDigits = (text: string): string => text.replace(/[\s-]/g, '')

/** At and below 001-001-998 no control number is defined; the documented sample of ЕСИА is one of them. */
const lastUncontrolled = 1_001_998

export function controlOf(nine: string): string {
  const sum = Array.from(nine).reduce((total, digit, i) => total + Number(digit) * (9 - i), 0)
  const rest = sum % 101
  return String(rest === 100 ? 0 : rest).padStart(2, '0')
}

export function isSnils(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || digits.startsWith('000000000')) return false
  const nine = digits.slice(0, 9)
  return Number(nine) <= lastUncontrolled || controlOf(nine) === digits.slice(9)
}

/** What to do about a wrong one; null when it is right. */
export function snilsFault(text: string): string | null {
  const digits = snilsDigits(text)
  if (!/^\d*$/.test(digits)) return 'В СНИЛС только цифры'
  if (digits.length !== 11) return `В СНИЛС 11 цифр, введено ${digits.length}`
  return isSnils(digits) ? null : 'Контрольные цифры не сходятся. Проверьте СНИЛС'
}
