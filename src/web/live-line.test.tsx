// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { LiveEvent } from './live.ts'
import { LiveLine } from './live-line.tsx'

let say: (event: LiveEvent) => void = () => undefined
vi.mock('./live.ts', () => ({
  listen: (hear: typeof say) => {
    say = hear
    return () => undefined
  },
}))
vi.mock('./session.tsx', () => ({ useSession: () => ({}) }))
afterEach(cleanup)

test('D2 a page that was left before something happened asks anew when it is opened again', async () => {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } })
  const ask = vi.fn<() => Promise<string>>()
  ask.mockResolvedValueOnce('учусь').mockResolvedValueOnce('пройдено')
  const Course = () => <p>{useQuery({ queryKey: ['course'], queryFn: ask }).data}</p>
  const page = (shown: boolean) => (
    <QueryClientProvider client={cache}>
      <LiveLine>{shown && <Course />}</LiveLine>
    </QueryClientProvider>
  )
  const { rerender } = render(page(true))
  await screen.findByText('учусь')
  rerender(page(false))
  rerender(page(true))
  await screen.findByText('учусь')
  expect(ask).toHaveBeenCalledTimes(1)
  rerender(page(false))
  act(() => say({ type: 'course.moved', payload: {} }))
  rerender(page(true))
  await waitFor(() => expect(screen.getByText('пройдено')).toBeTruthy())
})
