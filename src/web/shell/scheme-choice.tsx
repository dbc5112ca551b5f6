/** Day, night or as the device says. */
import { chooseScheme, useLook, type Scheme } from '../look/look.ts'

const schemes: readonly (readonly [Scheme, string])[] = [
  ['auto', 'Как в системе'],
  ['light', 'День'],
  ['dark', 'Ночь'],
]

export function SchemeChoice() {
  const { scheme } = useLook()
  return (
    <fieldset className="segments">
      <legend>Цвета</legend>
      {schemes.map(([value, word]) => (
        <button key={value} type="button" aria-pressed={scheme === value} onClick={() => chooseScheme(value)}>
          {word}
        </button>
      ))}
    </fieldset>
  )
}
