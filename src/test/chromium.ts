/** Finds Chromium, or installs Debian's package where it may; otherwise says in one line what to do. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

export type Chromium =
  | { readonly found: true; readonly path: string }
  | { readonly found: false; readonly advice: string }

export function findChromium(): Chromium {
  const path = [process.env['CHROMIUM_PATH'], ...places].find((p) => p && existsSync(p))
  if (path) return { found: true, path }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Chromium не найден, ставим пакет Debian…')
    try {
      const options = {
        stdio: 'inherit' as const,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }
      execFileSync('apt-get', ['update', '-qq'], options)
      execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], options)
    } catch (error) {
      return { found: false, advice: `Chromium не установился: ${(error as Error).message}` }
    }
    const installed = places.find((p) => existsSync(p))
    if (installed) return { found: true, path: installed }
  }
  return {
    found: false,
    advice: 'Нужен Chromium: поставьте его (Debian: sudo apt-get install chromium) или укажите CHROMIUM_PATH',
  }
}
