/** A film in the player, as fast as a story needs it. */
import { expect } from 'vitest'
import type { Visitor } from '../browser.ts'

/** As much of a film as the story needs. */
interface Video {
  currentTime: number
  muted: boolean
  playbackRate: number
  readonly play: () => Promise<void>
  readonly pause: () => void
}

const film = ({ page }: Visitor) => page.locator('video')
export const secondOf = (of: Visitor): Promise<number> =>
  film(of).evaluate((box) => (box as unknown as Video).currentTime)
export const watchedOf = async ({ page }: Visitor): Promise<number> =>
  Number(await page.getByRole('progressbar', { name: /Просмотрено/ }).getAttribute('aria-valuenow'))
export const playUntil = async (of: Visitor, second: number, rate = 1): Promise<void> => {
  await film(of).evaluate((box, speed) => {
    const video = box as unknown as Video
    video.muted = true
    video.playbackRate = speed
    return video.play()
  }, rate)
  await expect.poll(() => secondOf(of)).toBeGreaterThanOrEqual(second)
}
export const pause = (of: Visitor) => film(of).evaluate((box) => (box as unknown as Video).pause())

/** By the mouse, past what lies between. */
export const jumpTo = (of: Visitor, second: number): Promise<void> =>
  film(of).evaluate((box, at) => void ((box as unknown as Video).currentTime = at), second)
