/** A valid СНИЛС from nine digits: the control number by the rule of the Pension Fund (domain facts §6). */
export function snilsFrom(nine: number): string {
  const digits = String(nine).padStart(9, '0')
  const sum = Array.from(digits).reduce((s, d, i) => s + Number(d) * (9 - i), 0)
  const control = sum % 101 === 100 ? 0 : sum % 101
  return digits + String(control).padStart(2, '0')
}
