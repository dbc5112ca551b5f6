/** How the page looks on this device, and how that stands on <html>. */

export type Scheme = 'auto' | 'light' | 'dark'

/** The low-vision version: absent is the ordinary one. */
export interface LowVision {
  readonly size: 125 | 150 | 200
  readonly scheme: 'plain' | 'night' | 'sky' | 'sand'
  readonly letters: 'normal' | 'wide'
  readonly lines: 'normal' | 'wide'
  readonly face: 'sans' | 'serif'
  readonly pictures: boolean
}

export interface Look {
  readonly scheme: Scheme
  readonly lowVision: LowVision | null
}

export const ordinary: Look = { scheme: 'auto', lowVision: null }
export const firstLowVision: LowVision = {
  size: 125,
  scheme: 'plain',
  letters: 'normal',
  lines: 'normal',
  face: 'sans',
  pictures: true,
}

const oneOf = <T>(choices: readonly T[], value: unknown, otherwise: T): T =>
  choices.includes(value as T) ? (value as T) : otherwise

/** What storage or a profile holds may be old or damaged: only known values pass. */
export function lookFrom(raw: unknown): Look {
  const kept = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
  const lv = kept['lowVision'] as Record<string, unknown> | null | undefined
  return {
    scheme: oneOf<Scheme>(['auto', 'light', 'dark'], kept['scheme'], 'auto'),
    lowVision:
      typeof lv === 'object' && lv !== null
        ? {
            size: oneOf<LowVision['size']>([125, 150, 200], lv['size'], 125),
            scheme: oneOf<LowVision['scheme']>(['plain', 'night', 'sky', 'sand'], lv['scheme'], 'plain'),
            letters: oneOf<LowVision['letters']>(['normal', 'wide'], lv['letters'], 'normal'),
            lines: oneOf<LowVision['lines']>(['normal', 'wide'], lv['lines'], 'normal'),
            face: oneOf<LowVision['face']>(['sans', 'serif'], lv['face'], 'sans'),
            pictures: lv['pictures'] !== false,
          }
        : null,
  }
}

/** Two colours of low vision are drawn over the day or over the night of the library. */
export const isNight = (look: Look, systemIsDark: boolean): boolean =>
  look.lowVision
    ? look.lowVision.scheme === 'night'
    : look.scheme === 'dark' || (look.scheme === 'auto' && systemIsDark)

export function attributesOf(look: Look, systemIsDark: boolean): Record<string, string | null> {
  const lv = look.lowVision
  return {
    'data-mantine-color-scheme': isNight(look, systemIsDark) ? 'dark' : 'light',
    'data-lv': lv && String(lv.size),
    'data-lv-scheme': lv && lv.scheme,
    'data-lv-letters': lv?.letters === 'wide' ? 'wide' : null,
    'data-lv-lines': lv?.lines === 'wide' ? 'wide' : null,
    'data-lv-face': lv?.face === 'serif' ? 'serif' : null,
    'data-lv-pictures': lv?.pictures === false ? 'off' : null,
  }
}

export function applyLook(look: Look, systemIsDark: boolean, html: HTMLElement): void {
  for (const [name, value] of Object.entries(attributesOf(look, systemIsDark))) {
    if (value === null) html.removeAttribute(name)
    else html.setAttribute(name, value)
  }
}
