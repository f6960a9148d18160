// The records of the site that blocks show: asked for in groups, remembered for the page, and put back by who changes them.

const json = response => response.ok && !response.redirected ? response.json() : Promise.reject(new Error(response.statusText))
const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? ""

export const ask = (address, values = {}, signal) =>
  fetch(Object.keys(values).length ? `${address}?${new URLSearchParams(values)}` : address, { headers: { Accept: "application/json" }, signal }).then(json)

// Posts values; resolves to { isGood, answer }: the sentence of a refusal is `answer.error`, empty when nobody answers.
export async function tell(address, values, signal) {
  const body = new FormData()
  for (const [name, value] of Object.entries(values)) body.append(name, value)
  const response = await fetch(address, { method: "POST", body, signal, headers: { "X-CSRFToken": token(), Accept: "application/json" } })
  const answer = await response.json().catch(() => ({ error: "" }))
  return { isGood: response.ok && !response.redirected, answer }
}

const MOST = 50 // numbers in one question

// Rows by their number. Those asked for in the same moment go into one question; `watch` hears of a row now and after each change.
export class Records {
  constructor(address, list) {
    Object.assign(this, { address, list, rows: new Map(), wanted: new Set(), watchers: new Map() })
  }

  put(row) {
    this.rows.set(String(row.id), row)
    for (const heard of this.watchers.get(String(row.id)) ?? []) heard(row)
  }

  // heard(row), heard(null) when nobody knows the number, heard(undefined) when nobody answers. Gives the way to stop.
  watch(id, heard) {
    const key = String(id)
    if (!this.watchers.has(key)) this.watchers.set(key, new Set())
    this.watchers.get(key).add(heard)
    if (this.rows.has(key)) heard(this.rows.get(key))
    else this.want(key)
    return () => this.watchers.get(key).delete(heard)
  }

  want(key) {
    if (!this.wanted.size) queueMicrotask(() => this.load())
    this.wanted.add(key)
  }

  async load() {
    const keys = [...this.wanted]
    this.wanted.clear()
    for (let at = 0; at < keys.length; at += MOST) {
      const some = keys.slice(at, at + MOST)
      const found = await ask(this.address, { ids: some.filter(key => /^[1-9]\d{0,8}$/.test(key)).join(",") || "1" }).then(answer => answer[this.list], () => undefined)
      for (const row of found ?? []) this.put(row)
      for (const key of some) {
        if (found?.some(row => String(row.id) === key)) continue
        for (const heard of this.watchers.get(key) ?? []) heard(found ? null : undefined)
      }
    }
  }
}

const shared = new Map()
export const records = (address, list) => {
  if (!shared.has(address)) shared.set(address, new Records(address, list))
  return shared.get(address)
}
