/** Builds the page: hashed files, no inline scripts or styles, compressed twins for the server. */
import react from '@vitejs/plugin-react'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

const root = resolve(import.meta.dirname, 'src/web')

/** `x.js` gets `x.js.br` and `x.js.gz` beside it, so that the server never compresses on the way. */
const compressedTwins = (): Plugin => {
  let folder = ''
  return {
    name: 'nmo-compressed-twins',
    apply: 'build',
    configResolved: (config) => void (folder = config.build.outDir),
    async closeBundle() {
      const files = await readdir(folder, { recursive: true }).catch(() => [])
      const texts = files.filter((name) => /\.(js|css|html|svg|webmanifest)$/.test(name))
      await Promise.all(
        texts.map(async (name) => {
          const path = join(folder, name)
          const bytes = await readFile(path)
          await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }))
          await writeFile(
            `${path}.br`,
            brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
          )
        }),
      )
    },
  }
}

/** The letters come beside the styles, not after them: the first text already has its own width. */
const lettersFirst = (): Plugin => ({
  name: 'nmo-letters-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((name) => /golos-text-(cyrillic|latin)-wght-.*\.woff2$/.test(name))
        .map((name) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${name}` },
          injectTo: 'head' as const,
        })),
  },
})

/** A page never makes JSON Schema from a shape: that part of the shapes library stays at home. */
const withoutJsonSchema = (): Plugin => ({
  name: 'nmo-without-json-schema',
  apply: 'build',
  transform(code, id) {
    if (!/zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/.test(id)) return null
    const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name ?? '')
    const refuse = `const refuse = () => { throw new Error('JSON Schema is made on the server') }`
    const stubs = names.map(
      (name) => `export const ${name} = ${name.startsWith('create') ? '() => refuse' : 'refuse'}`,
    )
    return { code: [refuse, ...stubs].join('\n'), map: null }
  },
})

const floor = /node_modules\/(react|react-dom|scheduler|use-sync-external-store|zod|@tanstack)\//
/** What the door stands on, and every page after it: one file, not thirty. */
const kit = new RegExp(
  [
    String.raw`src/web/(address|shell/mark)\.tsx?$`,
    String.raw`src/web/ui/(button|link|words|given|refused-by|sheet|page|crumbs|use-form|form|error-summary|door|clock)\.tsx?$`,
    String.raw`src/web/ui/fields/(field|text-field|choice-field)\.tsx?$`,
    'tabler/icons-react/dist/esm/(createReactComponent|defaultAttributes)',
    String.raw`src/platform/(endpoint|event|problem|about/contract)\.ts`,
    String.raw`src/modules/identity/contract/(people|roles|sign-in|door-refusals)\.ts`,
    String.raw`src/modules/identity/web/(text|help-line|esia-button|pause-words|can-use-passkeys)\.tsx?`,
  ].join('|'),
)

export default defineConfig(({ mode, command }) => {
  // Whoever builds, the page is the one that people get: under a test runner React would come with its checks inside.
  if (command === 'build') process.env['NODE_ENV'] = 'production'
  // The showcase of the kit is a second page, for development and tests only.
  const showcase = mode === 'showcase'
  const outDir = resolve(import.meta.dirname, showcase ? 'dist/showcase' : 'dist/web')
  return {
    root,
    cacheDir: resolve(import.meta.dirname, 'node_modules/.vite'),
    plugins: [react(), lettersFirst(), withoutJsonSchema(), compressedTwins()],
    server: { fs: { allow: [import.meta.dirname] } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      // `data:` pictures and inline preload scripts would need holes in the content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: true,
      rolldownOptions: {
        input: showcase
          ? { showcase: resolve(root, 'showcase.html') }
          : {
              index: resolve(root, 'index.html'),
              'service-worker': resolve(root, '../modules/notifications/web/service-worker.ts'),
              player: resolve(root, '../modules/content/web/player/player.ts'),
              beside: resolve(root, '../modules/content/web/player/beside.ts'),
              'lesson-worker': resolve(root, '../modules/content/web/player/lesson-worker.ts'),
            },
        output: {
          // What every page stands on changes rarely and is kept by the browser; small parts of the door are one file.
          codeSplitting: {
            groups: [
              { name: 'floor', test: floor },
              { name: 'kit', test: kit },
            ],
          },
          // The first visit brings the names of all chunks: short ones.
          chunkFileNames: 'assets/[hash:7].js',
          // A service worker lives at one address for ever: browsers ask it anew by name. The player and what stands beside a lesson are asked from another origin.
          entryFileNames: ({ name }) =>
            ['service-worker', 'player', 'beside', 'lesson-worker'].includes(name)
              ? '[name].js'
              : 'assets/[name]-[hash].js',
        },
      },
    },
  }
})
