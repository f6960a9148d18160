// The dialog of the link card: search own articles by their titles, or paste an address and see what stands there.
import { crel } from "django-prose-editor/editor"
import { option } from "shirushi/chooser"
import { openDialog } from "shirushi/dialog"
import { ask, records, tell } from "shirushi/records"

const PAUSE = 300 // milliseconds after the last key
const isAddress = text => /^(https?:\/\/|www\.|\/)\S*$/i.test(text)
const whole = text => /^www\./i.test(text) ? `https://${text}` : text

class Finder {
  constructor(attrs, { words, addresses }) {
    Object.assign(this, { words, addresses, asking: null, pause: 0, address: attrs?.href ?? "", chosen: Number(attrs?.article) })
    this.sought = crel("input", { type: "text", value: attrs?.href ?? "", placeholder: words.sought, "aria-label": words.sought, autocomplete: "off" })
    this.note = crel("p", { role: "status", className: "editor-note" })
    this.list = crel("div", { className: "editor-choices", role: "radiogroup", "aria-label": words.articles })
    this.instead = crel("button", { type: "button", className: "editor-small-button", textContent: words.asLink, hidden: true })
    this.link = crel("input", { type: "hidden", name: "link" })
    this.title = crel("input", { name: "title", maxLength: 120, required: true })
    this.description = crel("input", { name: "description", maxLength: 200 })
    this.outside = crel("fieldset", { className: "editor-fields", hidden: true, disabled: true }, [
      crel("label", { className: "editor-field" }, [words.title, this.title]),
      crel("label", { className: "editor-field" }, [words.description, this.description])])
    this.dom = crel("div", {}, [this.sought, this.note, this.instead, this.list, this.outside, this.link])
    this.sought.addEventListener("input", () => { clearTimeout(this.pause); this.pause = setTimeout(() => this.look(), PAUSE) })
    this.sought.addEventListener("keydown", event => { if (event.key === "Enter" && !event.isComposing && event.keyCode !== 229) this.hurry(event) })
    this.instead.addEventListener("click", () => {
      this.link.value = this.address
      this.list.replaceChildren()
      this.open(false)
      this.sought.setCustomValidity("")
      this.dom.closest("form").requestSubmit()
    })
    if (attrs?.href) { this.open(true); Object.assign(this.title, { value: attrs.title }); this.description.value = attrs.description } else this.look()
  }

  // Enter asks at once; once an answer is there, it inserts.
  hurry(event) {
    if (!this.pause && (this.list.querySelector(":checked") || !this.outside.hidden)) return
    event.preventDefault()
    clearTimeout(this.pause)
    this.look()
  }

  open(isOpen) {
    this.outside.hidden = this.outside.disabled = !isOpen
    this.list.hidden = isOpen
  }

  async look() {
    this.pause = 0
    this.asking?.abort()
    const mine = this.asking = new AbortController(), text = this.sought.value.trim()
    this.note.textContent = isAddress(text) ? this.words.looking : ""
    this.instead.hidden = true
    this.sought.setCustomValidity("")
    try {
      if (isAddress(text)) await this.describe(whole(text), mine.signal)
      else await this.search(text, mine.signal)
    } catch {
      if (!mine.signal.aborted) this.note.textContent = this.words.failed
    }
    if (!mine.signal.aborted) this.sought.setCustomValidity(this.outside.hidden && !this.list.children.length ? this.note.textContent : "") // nothing to put in
  }

  async search(q, signal) {
    const { articles } = await ask(this.addresses.choices, { q }, signal)
    const mine = this.chosen && !q && !articles.some(row => row.id === this.chosen) ? (await ask(this.addresses.choices, { ids: this.chosen }, signal)).articles : []
    this.open(false)
    this.offer([...mine, ...articles], this.chosen) // the one that the card shows now is there too
    this.note.textContent = articles.length ? "" : this.words.none
  }

  offer(articles, chosen) {
    for (const row of articles) records(this.addresses.choices, "articles").put(row)
    this.list.replaceChildren(...articles.map(row => option("article", { value: row.id, title: row.title, note: [row.date, row.state].filter(Boolean).join("　"), picture: row.picture }, row.id === chosen)))
  }

  async describe(address, signal) {
    const { isGood, answer } = await tell(this.addresses.describe, { address }, signal)
    if (signal.aborted) return
    this.address = address
    this.note.textContent = isGood ? answer.note ?? "" : answer.error || this.words.failed
    this.instead.hidden = isGood || !answer.error
    this.open(isGood && !answer.article)
    this.offer(answer.article ? [answer.article] : [], answer.article?.id)
    if (!isGood || answer.article) return
    this.address = answer.address
    this.title.value = answer.title
    this.description.value = answer.description
  }
}

// Resolves to the card's attributes, to {link} where an ordinary link was wanted, or to null.
export async function askForCard(editor, attrs, told) {
  const { words } = told, finder = new Finder(attrs, told)
  const answer = await openDialog(editor, { title: words.choose, submit: words.insert, cancel: words.cancel, content: finder.dom })
  finder.asking?.abort()
  clearTimeout(finder.pause)
  if (!answer) return null
  if (answer.link) return { link: answer.link }
  if (answer.article) return { article: answer.article, href: null, title: "", description: "" }
  if (!answer.title) return null
  return { article: null, href: finder.address, title: answer.title.trim(), description: (answer.description ?? "").trim() }
}
