/** СНИЛС: eleven digits, the last two are a control number; numbers up to 001-001-998 have none. */
export const snilsDigits = (value: string): string => value.replace(/[\s-]/g, '')

export function isSnils(value: string): boolean {
  const digits = snilsDigits(value)
  if (!/^\d{11}$/.test(digits) || /^(\d)\1{8}/.test(digits)) return false
  return Number(digits.slice(0, 9)) <= 1_001_998 || digits.slice(9) === controlOf(digits.slice(0, 9))
}

export const makeSnils = (nine: number): string => {
  const digits = String(nine).padStart(9, '0')
  return digits + controlOf(digits)
}

function controlOf(nine: string): string {
  const sum = Array.from(nine).reduce((total, digit, at) => total + Number(digit) * (9 - at), 0) % 101
  return String(sum === 100 ? 0 : sum).padStart(2, '0')
}

/** As people and ЕСИА write it: 000-000-000 00. */
export const formatSnils = (digits: string): string =>
  digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1-$2-$3 $4')
