/** Finds Chromium, or installs Debian's package where it may; otherwise says in one line what to do. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

export type Chromium =
  | { readonly found: true; readonly path: string }
  | { readonly found: false; readonly advice: string }

const where = (): string | undefined => places.find((path) => existsSync(path))

export function findChromium(): Chromium {
  const named = process.env['CHROMIUM_PATH']
  if (named) {
    return existsSync(named)
      ? { found: true, path: named }
      : { found: false, advice: `CHROMIUM_PATH=${named}: такого файла нет` }
  }
  const path = where() ?? install()
  if (path) return { found: true, path }
  return {
    found: false,
    advice: 'нужен Chromium. Поставьте его (Debian: sudo apt-get install chromium) или укажите CHROMIUM_PATH',
  }
}

function install(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.log('\n── Chromium не найден, ставим пакет Debian')
  const apt = (...args: string[]) =>
    execFileSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium')
  } catch (error) {
    console.log(`Не установился: ${(error as Error).message}`)
  }
  return where()
}
