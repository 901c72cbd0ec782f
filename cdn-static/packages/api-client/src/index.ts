export * from './config'
export * from './errors'
export * from './explorer-api'
export * from './http'
