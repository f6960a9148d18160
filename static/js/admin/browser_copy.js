// The browser's own copy of what is being typed: one entry for each window, until the server has the same; bounded in number, size and age.

const PREFIX = "shirushi-text:"
const MOST = 20
const LARGEST = 1_500_000 // characters
const DAYS = 30

const day = 24 * 60 * 60 * 1000

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)) } catch { return null }
}

function keys() {
  try { return Object.keys(localStorage).filter(key => key.startsWith(PREFIX)) } catch { return [] }
}

const byAge = () => keys().map(key => [key, read(key)?.at ?? 0]).sort((one, other) => one[1] - other[1])

export class BrowserCopy {
  // `article` is its number, or null for a text that the server does not know yet.
  constructor({ user, article, window }) {
    Object.assign(this, { user, window })
    this.name(article)
    this.holds = true // whether the browser keeps what it is given
  }

  name(article) {
    this.drawer = `${PREFIX}${this.user}:${article ?? "new"}:`
    this.key = this.drawer + this.window
  }

  // The text goes on as that article's.
  move(article) {
    this.clear()
    this.name(article)
  }

  write(entry) {
    const text = JSON.stringify({ ...entry, at: Date.now() })
    this.holds = text.length <= LARGEST && (this.put(text) || (this.makeRoom(), this.put(text)))
  }

  put(text) {
    try { localStorage.setItem(this.key, text); return true } catch { return false }
  }

  makeRoom() {
    const [oldest] = byAge().filter(([key]) => key !== this.key)
    if (oldest) localStorage.removeItem(oldest[0])
  }

  clear() { this.forget(this.key) }

  forget(key) {
    try { localStorage.removeItem(key) } catch { /* nothing is kept there at all */ }
  }

  // A window whose text the server has by now.
  settle(window) {
    for (const key of keys()) if (key.endsWith(`:${window}`)) this.forget(key)
  }

  // What other windows have left behind of this article, newest first.
  left() {
    for (const [key, at] of byAge()) if (Date.now() - at > DAYS * day) this.forget(key)
    for (const [key] of byAge().slice(0, -MOST)) this.forget(key)
    const found = keys().filter(key => key.startsWith(this.drawer) && key !== this.key).map(key => [key, read(key)])
    return found.filter(([, entry]) => Array.isArray(entry?.values)).sort((one, other) => other[1].at - one[1].at)
  }
}
