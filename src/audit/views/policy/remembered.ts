/** The function, which works out its answer for an object once. */
export function remembered<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly answer: V }>()
  return key => {
    const old = known.get(key)
    if (old !== undefined) return old.answer
    const answer = compute(key)
    known.set(key, { answer })
    return answer
  }
}
