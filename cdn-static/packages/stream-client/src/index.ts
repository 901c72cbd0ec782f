export * from './backoff'
export * from './client'
export * from './surroundings'
export * from './topics'
