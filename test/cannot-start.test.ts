import { describe, expect, test } from 'vitest'
import { CannotStart, elseLookAt } from '../src/cannot-start.ts'

describe('a start that fails', () => {
  test('says what happened, and which settings to look at', async () => {
    const cause = new Error('connect ECONNREFUSED 127.0.0.1:1')
    const failing = elseLookAt('DATABASE_URL', Promise.reject(cause), 'What is kept cannot be opened')
    const error = await failing.catch(each => each)
    expect(error).toBeInstanceOf(CannotStart)
    expect(error.message).toBe(
      'What is kept cannot be opened: connect ECONNREFUSED 127.0.0.1:1. Look at DATABASE_URL.',
    )
    expect(error.cause).toBe(cause)
  })

  test('goes on from an error that is a sentence', async () => {
    const failing = elseLookAt('APP_ID', Promise.reject(new Error('GitHub does not find the App itself.')))
    await expect(failing).rejects.toThrow('GitHub does not find the App itself. Look at APP_ID.')
  })

  test('leaves words alone that say what helps', async () => {
    const error = Object.assign(new Error('The folder is in use.'), { name: 'StoreError' })
    await expect(elseLookAt('DATA_DIR', Promise.reject(error), 'What is kept')).rejects.toBe(error)
  })

  test('is none where all is well', async () => {
    expect(await elseLookAt('PORT', Promise.resolve(7))).toBe(7)
  })
})
