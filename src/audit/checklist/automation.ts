import type { Lines } from './line.ts'

export const automation = {} as const satisfies Lines
