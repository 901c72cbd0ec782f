export type * from './api'
export type * from './events'
export type * from './stream'
