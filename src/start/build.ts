/** `npm run build`: the page, whether or not its sources changed. */
import { buildPage } from './web-build.ts'

try {
  await buildPage()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
