/** Builds the page that checks a badge without a network: one file of two scripts, allowed by their digests and nothing else; the portal puts its keys in when it is asked. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './web-sources.ts'

const page = join(root, 'src/modules/credentials/web/checker')
const floor = join(root, 'src/platform/vc/page')

/** Parts of Node that the checker leans on, as a browser has them. */
const alias = {
  'node:crypto': join(floor, 'crypto.ts'),
  'node:zlib': join(floor, 'zlib.ts'),
}

/** Text of scripts must not end the element that it stands in. */
const inside = (script: string): string =>
  script.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')

async function scriptOf(entry: string): Promise<{ code: string; modules: string[] }> {
  const { build } = await import('vite')
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias },
    define: { 'import.meta.url': JSON.stringify('file:///') },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'iife', codeSplitting: false } },
    },
  })
  const chunks = [result].flat().flatMap((r) => ('output' in r ? r.output : []))
  // Files that a package only mentions by address are left behind: what they say is in the script.
  const [chunk, ...others] = chunks.filter((c) => c.type === 'chunk')
  if (!chunk || others.length > 0) throw new Error(`${entry}: не один файл`)
  return { code: inside(chunk.code), modules: chunk.moduleIds }
}

const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Returns what it was made of. */
export async function buildChecker(folder: string): Promise<string[]> {
  const checker = await scriptOf(join(floor, 'entry.ts'))
  const drawing = await scriptOf(join(page, 'page.ts'))
  const style = readFileSync(join(page, 'page.css'), 'utf8').trim()
  const policy = [
    `default-src 'none'`,
    `script-src ${digest(checker.code)} ${digest(drawing.code)}`,
    `style-src ${digest(style)}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
  // Digests are of exactly these bytes: no blank may slip in beside them.
  const scripts = [
    '<script type="application/json" id="kit">%kit%</script>',
    `<script>${checker.code}</script>`,
    `<script>${drawing.code}</script>`,
  ]
  const html = readFileSync(join(page, 'page.html'), 'utf8')
    .replace('%policy%', () => policy)
    .replace('<!-- style -->', () => `<style>${style}</style>`)
    .replace('<!-- scripts -->', () => scripts.join(''))
  writeFileSync(join(folder, 'checker.template'), html)
  return [...checker.modules, ...drawing.modules]
}
