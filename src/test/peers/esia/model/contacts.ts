/** Phones and mail as people type them, brought to one form. */

/** +79001234567, or undefined if it is no Russian mobile number. */
export function toMobile(value: string): string | undefined {
  const digits = value.replace(/\D/g, '')
  const ten = digits.length === 11 && /^[78]/.test(digits) ? digits.slice(1) : digits
  return /^9\d{9}$/.test(ten) ? `+7${ten}` : undefined
}

export const toEmail = (value: string): string | undefined =>
  /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(value.trim()) ? value.trim().toLowerCase() : undefined

/** +7(910)1234567, the form of REST. */
export const restPhone = (mobile: string): string => mobile.replace(/^(\+7)(\d{3})(\d{7})$/, '$1($2)$3')

/** +7 910 123-45-67, the form for people. */
export const readablePhone = (mobile: string): string =>
  mobile.replace(/^(\+7)(\d{3})(\d{3})(\d{2})(\d{2})$/, '$1 $2 $3-$4-$5')
