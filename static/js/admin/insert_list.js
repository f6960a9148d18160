// The list of what can be inserted: grouped, filtered by label, reading or English word, moved through by arrow keys.
import { crel } from "django-prose-editor/editor"

const kana = text => text.replace(/[ァ-ヶ]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 0x60))
export const fold = text => kana(text.normalize("NFKC").toLowerCase()).replace(/[\s・\u3000]+/g, " ").trim()

let lists = 0

export class InsertList {
  // `entries` are [{ group, label, search, run }], `groups` is { key: heading }, `choose` is called with an entry.
  constructor(entries, groups, words, choose) {
    Object.assign(this, { words, choose, active: -1, id: `insert-list-${++lists}` })
    this.dom = crel("div", { className: "insert-list", role: "listbox", id: this.id, "aria-label": words.blocks })
    this.none = crel("p", { textContent: words.noBlocks, hidden: true })
    this.options = []
    for (const [key, heading] of Object.entries(groups)) {
      const members = entries.filter(entry => entry.group === key)
      if (members.length) this.dom.append(this.group(heading, members))
    }
    this.dom.append(this.none)
    this.filter("")
  }

  group(heading, members) {
    const options = members.map(entry => {
      const dom = crel("div", { role: "option", id: `${this.id}-${this.options.length}`, "aria-selected": "false", textContent: entry.label })
      dom.addEventListener("mousedown", event => event.preventDefault()) // the focus stays where it is
      dom.addEventListener("click", () => this.choose(entry))
      this.options.push({ dom, entry, words: fold(`${entry.label} ${entry.search}`) })
      return dom
    })
    return crel("div", { role: "group", "aria-label": heading }, [crel("p", { textContent: heading, "aria-hidden": "true" }), ...options])
  }

  // Those that hold every word typed; a label that begins so comes to be the active one. Returns how many there are.
  filter(query) {
    const sought = fold(query).split(" ")
    for (const option of this.options) option.dom.hidden = !sought.every(word => option.words.includes(word))
    for (const group of this.dom.querySelectorAll("[role=group]")) group.hidden = !group.querySelector("[role=option]:not([hidden])")
    const shown = this.shown()
    this.none.hidden = shown.length > 0
    const best = shown.findIndex(option => fold(option.entry.label).startsWith(sought[0]))
    this.activate(Math.max(best, 0))
    return shown.length
  }

  shown() {
    return this.options.filter(option => !option.dom.hidden)
  }

  activate(index) {
    const shown = this.shown()
    this.active = shown.length ? (index + shown.length) % shown.length : -1
    this.options.forEach(option => option.dom.setAttribute("aria-selected", String(option === shown[this.active])))
    shown[this.active]?.dom.scrollIntoView({ block: "nearest" })
    this.owner?.setAttribute("aria-activedescendant", shown[this.active]?.dom.id ?? "")
  }

  // Whether the key was one of the list's: arrows, Home and End, Enter or Tab.
  key(event) {
    if (event.isComposing || event.keyCode === 229) return false
    const shown = this.shown()
    if (event.key === "ArrowDown") this.activate(this.active + 1)
    else if (event.key === "ArrowUp") this.activate(this.active - 1)
    else if (event.key === "Enter" && shown[this.active]) this.choose(shown[this.active].entry)
    else return false
    event.preventDefault()
    return true
  }
}
