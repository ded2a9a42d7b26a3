import type { Lines } from './line.ts'

export const network = {} as const satisfies Lines
