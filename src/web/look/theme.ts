/** The look of НМО as the component library wants it; product tokens are in tokens.ts. */
import { createTheme, defaultVariantColorsResolver } from '@mantine/core'
import { dark, gray, red, sea } from './colours.ts'

export const theme = createTheme({
  fontFamily: '"Golos Text Variable", system-ui, sans-serif',
  fontFamilyMonospace: '"Golos Text Variable", ui-monospace, monospace',
  colors: { sea, gray, dark, red },
  primaryColor: 'sea',
  primaryShade: { light: 7, dark: 3 },
  black: gray[9],
  autoContrast: true,
  luminanceThreshold: 0.3,
  cursorType: 'pointer',
  respectReducedMotion: true,
  /** Text on a filled button is chosen by us, not by luminance: it differs by day and night. */
  variantColorResolver: (input) => {
    const of = defaultVariantColorsResolver(input)
    const ours = !input.color || input.color === 'sea'
    return input.variant === 'filled' && ours ? { ...of, color: 'var(--nmo-on-accent)' } : of
  },
  defaultRadius: 'sm',
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.625rem', lg: '0.875rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.45', xl: '1.35' },
  headings: {
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h4: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  shadows: {
    xs: 'none',
    sm: 'none',
    md: '0 6px 20px rgb(8 47 53 / 14%)',
    lg: '0 12px 36px rgb(8 47 53 / 18%)',
    xl: '0 24px 60px rgb(8 47 53 / 22%)',
  },
})
