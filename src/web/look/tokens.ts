/** The product's own CSS variables, by day and by night. Read only when variables.css is made. */
import type { CSSVariablesResolver } from '@mantine/core'
import { dark, gray, sea } from './colours.ts'

/** A status answers one question: whose move is it? Foreground, background, border. */
const tones = {
  light: {
    yours: ['#734500', '#FFF1D2', '#E3BE74'],
    ours: ['#39468C', '#EDEFF9', '#BFC6E6'],
    done: ['#1D6130', '#E6F3E5', '#AFD4B2'],
    refused: ['#9E231F', '#FCEEEB', '#EFB5AC'],
    quiet: ['#4C5052', '#EEECE6', '#D0CCC2'],
  },
  dark: {
    yours: ['#FFD27A', '#3A2C0E', '#6E5520'],
    ours: ['#BFC8FF', '#232B4C', '#434F85'],
    done: ['#9EDDA6', '#15331E', '#2F6340'],
    refused: ['#FFB0A5', '#431B18', '#7D3A33'],
    quiet: ['#CBD3D3', '#2A383D', '#43545A'],
  },
}

const toneVariables = (set: Record<string, string[]>) =>
  Object.fromEntries(
    Object.entries(set).flatMap(([name, [fg, bg, bd]]) => [
      [`--nmo-${name}-fg`, fg!],
      [`--nmo-${name}-bg`, bg!],
      [`--nmo-${name}-bd`, bd!],
    ]),
  )

export const tokens: CSSVariablesResolver = () => ({
  variables: { '--nmo-measure': '42rem', '--nmo-rail': '15rem', '--nmo-bar': '3.5rem' },
  light: {
    '--nmo-paper': gray[0],
    '--nmo-sheet': '#FFFFFF',
    '--nmo-sunken': '#FAF9F6',
    '--nmo-line': gray[2],
    '--nmo-field': gray[5],
    '--nmo-ink': gray[9],
    '--nmo-ink-2': '#5A5D59',
    '--nmo-accent': sea[7],
    '--nmo-accent-mid': sea[4],
    '--nmo-accent-soft': sea[0],
    '--nmo-on-accent': '#FFFFFF',
    '--nmo-solid': sea[7],
    '--nmo-bar-bg': sea[9],
    '--nmo-bar-fg': '#FFFFFF',
    '--nmo-focus': '#B04A00',
    '--nmo-gos': '#0D4CD3',
    '--nmo-missing': '#B27300',
    '--nmo-danger': '#9E231F',
    '--nmo-on-danger': '#FFFFFF',
    ...toneVariables(tones.light),
    '--mantine-color-body': '#FFFFFF',
    '--mantine-color-text': gray[9],
    '--mantine-color-dimmed': '#5A5D59',
    '--mantine-color-anchor': sea[7],
    '--mantine-color-error': '#9E231F',
    '--mantine-color-placeholder': '#6B6C66',
    '--mantine-color-default-border': gray[4],
  },
  dark: {
    '--nmo-paper': dark[7],
    '--nmo-sheet': dark[6],
    '--nmo-sunken': '#18262A',
    '--nmo-line': dark[5],
    '--nmo-field': dark[3],
    '--nmo-ink': dark[0],
    '--nmo-ink-2': dark[2],
    '--nmo-accent': sea[3],
    '--nmo-accent-mid': sea[5],
    '--nmo-accent-soft': '#17363B',
    '--nmo-on-accent': dark[9],
    '--nmo-solid': '#3C8B91',
    '--nmo-bar-bg': dark[8],
    '--nmo-bar-fg': '#FFFFFF',
    '--nmo-focus': '#FFC24D',
    '--nmo-gos': '#2B62E0',
    '--nmo-missing': '#E9B04A',
    '--nmo-danger': '#FFB0A5',
    '--nmo-on-danger': dark[9],
    ...toneVariables(tones.dark),
    '--mantine-color-body': dark[6],
    '--mantine-color-text': dark[0],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-anchor': sea[3],
    '--mantine-color-error': '#FFB0A5',
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-default': dark[6],
    '--mantine-color-default-hover': dark[5],
    '--mantine-color-default-border': dark[4],
  },
})
