import { simpleFunction, whole } from '../simple-function.ts'
import { graphemes } from './graphemes.ts'

/** `substr(text, offset, length)`: a negative offset counts from the end, a negative length takes all that is left. */
export const substr = simpleFunction(['text', 'number', 'number'], ([text, offset, length]) => {
  const characters = graphemes(text)
  const wanted = whole(offset)
  const start = wanted < 0 ? Math.max(0, characters.length + wanted) : wanted
  const count = whole(length)
  return characters.slice(start, count < 0 ? undefined : start + count).join('')
})

export const strrev = simpleFunction(['text'], ([text]) => graphemes(text).toReversed().join(''))
