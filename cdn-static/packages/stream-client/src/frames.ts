import type { ClientFrame, Position, Topic as TopicName } from '@pyrin/contracts'
import type { Topic } from './topics'

/** Keeps a frame below the server's 4 KiB even for addresses. */
const TOPICS_PER_FRAME_MAX = 24

export function unsubscribeFrames(names: Iterable<TopicName>): ClientFrame[] {
  return chunks([...names]).map((topics) => ({ op: 'unsubscribe', topics }))
}

/** Topics that go on from the same position share a frame. */
export function subscribeFrames(topics: Iterable<Topic>): ClientFrame[] {
  const groups = new Map<string, { resume: Position | null; names: TopicName[] }>()
  for (const { name, resume } of topics) {
    const key = resume === null ? '' : `${resume.epoch}/${resume.sequence}`
    const group = groups.get(key) ?? { resume, names: [] }
    group.names.push(name)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ resume, names }) =>
    chunks(names).map((part): ClientFrame => ({
      op: 'subscribe',
      topics: part,
      ...(resume === null ? {} : { resume }),
    })),
  )
}

function chunks(names: readonly TopicName[]): TopicName[][] {
  const result: TopicName[][] = []
  for (let i = 0; i < names.length; i += TOPICS_PER_FRAME_MAX)
    result.push(names.slice(i, i + TOPICS_PER_FRAME_MAX))
  return result
}
