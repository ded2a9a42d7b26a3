/** What switches an option off in Swift and Objective-C. */
export const NO = ['false', '0', 'kCFBooleanFalse', 'NSNumber()'] as const

/** What switches one on. */
export const YES = ['true', '1', 'kCFBooleanTrue'] as const
