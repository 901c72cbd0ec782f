import { describe, expect, it } from 'vitest'
import samples from '../../contracts/src/generated/samples.json'
import { readMessage } from '../src/messages'

/** The JSON that the Java side writes, checked in beside the generated types and read by both sides' tests. */
describe('samples of the Java side', () => {
  it('has frames to read', () => expect(samples.serverFrames.length).toBeGreaterThanOrEqual(8))

  it.each(samples.serverFrames.map((frame) => [frame.op, frame] as const))('%s is a frame', (_, frame) => {
    expect(readMessage(JSON.stringify(frame))).toEqual(frame)
  })
})
