/** A page of a test may come late on a busy machine: what it waits for is still the same, and it is asked at once when it comes. */
import { configure } from '@testing-library/react'

configure({ asyncUtilTimeout: 10_000 })
