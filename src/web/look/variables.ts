/** Writes the library's variables as a stylesheet: the policy `style-src 'self'` forbids it to inject them itself. */
import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core'
import { theme } from './theme.ts'
import { tokens } from './tokens.ts'

type Variables = Record<string, string>

/** Twelve colours of the library are never used here. */
const unused =
  /^--mantine-color-(pink|grape|violet|indigo|blue|cyan|teal|green|lime|yellow|orange)(-|$)|^--mantine-h[56]-/

const used = (variables: Variables): Variables =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => !unused.test(name)))

export function variablesCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme)
  const base = defaultCssVariablesResolver(merged)
  const ours = tokens(merged)
  const css = convertCssVariables(
    {
      variables: used({ ...base.variables, ...ours.variables }),
      light: used({ ...base.light, ...ours.light }),
      dark: used({ ...base.dark, ...ours.dark }),
    },
    ':root',
  )
  const lines = css
    .replace(/([{;])\s*/g, '$1\n')
    .replace(/\n{2,}/g, '\n')
    .replace(/^(?=--)/gm, '  ')
    .replace(/\{/g, ' {')
    .replace(/\}\n/g, '}\n\n')
    // As the formatter of this house writes it.
    .replace(/"/g, "'")
    .replace(/#[0-9A-F]{3,8}/gi, (hex) => hex.toLowerCase())
  return `/* Made by variables.ts; its test says how to make it anew. */\n${lines.trim()}\n`
}
