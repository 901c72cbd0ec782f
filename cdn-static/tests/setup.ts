import { afterEach, expect } from 'vitest'
import { violations } from './browser'

// Whatever a test looks at, no page may do what its content security policy forbids.
afterEach(() => {
  expect(violations.splice(0), 'violations of the content security policy').toEqual([])
})
