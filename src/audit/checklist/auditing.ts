import type { Lines } from './line.ts'

export const auditing = {} as const satisfies Lines
