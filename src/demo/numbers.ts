/** Registration numbers of invented organisations with right control digits (ОГРН 13, ИНН 10; domain facts §6). */
export function ogrnFrom(i: number): string {
  const twelve =
    `1${String(2 + (i % 20)).padStart(2, '0')}60${String(10_000 + i * 271).padStart(7, '0')}`.slice(0, 12)
  return twelve + String(Number(BigInt(twelve) % 11n) % 10)
}

const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8]

export function innFrom(i: number): string {
  const nine = `60${String(27_000 + i * 313).padStart(7, '0')}`
  const sum = Array.from(nine).reduce((s, d, at) => s + Number(d) * weights[at]!, 0)
  return nine + String((sum % 11) % 10)
}
