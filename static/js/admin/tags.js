// The line of tags as chips: each name a chip, a list of tags that exist below. The line itself stays in the form and is what is sent.
const DIVIDERS = /[、，,､;；\n\r\t]+/
const PAUSE = 200 // milliseconds after the last key

const clean = name => name.normalize("NFKC").trim().replace(/\s+/g, " ")
const key = name => clean(name).toLowerCase()
const say = (sentence, name) => sentence.replace("{name}", name)

function make(tag, attributes = {}, children = []) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) name in element ? element[name] = value : element.setAttribute(name, value)
  element.append(...children)
  return element
}

class Tags {
  constructor(box) {
    const { choices, joint, words } = JSON.parse(box.dataset.tags)
    Object.assign(this, { box, choices, joint, words, line: box.querySelector("input"), names: [], fresh: new Set(), offered: [], chosen: -1 })
    const list = `${this.line.id}_list`
    this.typed = make("input", { type: "text", id: `${this.line.id}_typed`, autocomplete: "off", enterKeyHint: "done", className: "tags-typed", role: "combobox",
      "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": list, placeholder: words.add, "aria-label": words.add })
    for (const name of ["aria-describedby", "aria-invalid"]) if (this.line.hasAttribute(name)) this.typed.setAttribute(name, this.line.getAttribute(name))
    this.chips = make("ul", { className: "tags-chips" })
    this.list = make("ul", { id: list, className: "tags-list", role: "listbox", hidden: true, "aria-label": words.list })
    this.told = make("p", { className: "visually-hidden", role: "status" })
    this.field = make("div", { className: "tags-box" }, [this.chips, this.typed])
    box.append(this.field, this.list, this.told)
    this.line.type = "hidden"
    document.querySelector(`label[for="${this.line.id}"]`)?.setAttribute("for", this.typed.id)
    this.listen()
    this.read()
  }

  listen() {
    this.typed.addEventListener("input", event => { if (!event.isComposing) this.take() })
    this.typed.addEventListener("compositionend", () => this.take())
    this.typed.addEventListener("keydown", event => this.press(event))
    this.typed.addEventListener("blur", () => { this.add(this.typed.value); this.close() })
    this.field.addEventListener("mousedown", event => { if (event.target === this.field || event.target === this.chips) { event.preventDefault(); this.typed.focus() } })
    this.line.addEventListener("shirushi:set", () => this.read()) // another script has written into the line
  }

  read() {
    this.names = []
    this.chips.replaceChildren()
    for (const name of this.line.value.split(DIVIDERS).map(clean)) if (name && !this.has(name)) this.names.push(name)
    this.draw()
    this.judge()
  }

  has(name) { return this.names.some(one => key(one) === key(name)) }

  // What stands before a divider is a tag; the rest is still being typed.
  take() {
    const pieces = this.typed.value.split(DIVIDERS)
    if (pieces.length > 1) {
      const rest = pieces.pop()
      for (const piece of pieces) this.add(piece, true)
      this.typed.value = rest
    }
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.offer(), PAUSE)
  }

  press(event) {
    if (event.isComposing || event.keyCode === 229) return // the key belongs to the input method
    const moves = { ArrowDown: 1, ArrowUp: -1 }
    if (event.key === "Enter") {
      event.preventDefault() // it would send the whole form
      this.add(this.offered[this.chosen]?.name ?? this.typed.value)
      this.close()
    } else if (event.key in moves && this.offered.length) {
      event.preventDefault()
      this.chosen = (this.chosen + moves[event.key] + this.offered.length) % this.offered.length
      this.mark()
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation()
      this.close()
    } else if (event.key === "Backspace" && !this.typed.value && this.names.length) {
      this.remove(this.names.at(-1))
    }
  }

  add(text, keep = false) {
    const added = text.split(DIVIDERS).map(clean).filter(name => name && !this.has(name))
    if (!keep) this.typed.value = ""
    if (!added.length) return
    this.names.push(...added)
    this.write(say(this.words.added, added.join(this.joint)))
    this.judge()
  }

  remove(name) {
    this.names = this.names.filter(one => one !== name)
    this.write(say(this.words.removed, name))
    this.typed.focus()
  }

  write(told) {
    this.line.value = this.names.join(this.joint)
    this.draw()
    this.told.textContent = told
    for (const kind of ["input", "change"]) this.line.dispatchEvent(new Event(kind, { bubbles: true }))
  }

  draw() {
    this.chips.replaceChildren(...this.names.map(name => {
      const out = make("button", { type: "button", textContent: "×", "aria-label": say(this.words.remove, name) })
      out.addEventListener("click", () => this.remove(name))
      const mark = this.fresh.has(key(name)) ? [make("small", { textContent: this.words.new })] : []
      return make("li", { className: mark.length ? "is-new" : "" }, [make("span", { textContent: name }), ...mark, out])
    }))
  }

  async ask(query) {
    const response = await fetch(`${this.choices}?${new URLSearchParams(query)}`, { headers: { Accept: "application/json" } })
    if (!response.ok || response.redirected) throw new Error(response.statusText)
    return response.json()
  }

  // Which of the names nobody has used yet. Without an answer no chip says so; the server tells on save.
  async judge() {
    const names = [...this.names]
    if (!names.length) return
    const { known } = await this.ask({ names: names.join(this.joint) }).catch(() => ({ known: names }))
    const existing = new Set(known.map(key))
    this.fresh = new Set(names.map(key).filter(name => !existing.has(name)))
    this.draw()
  }

  async offer() {
    const q = clean(this.typed.value)
    const { tags } = q ? await this.ask({ q }).catch(() => ({ tags: [] })) : { tags: [] }
    if (q !== clean(this.typed.value)) return
    this.offered = tags.filter(tag => !this.has(tag.name))
    this.chosen = -1
    this.list.replaceChildren(...this.offered.map((tag, number) => {
      const option = make("li", { id: `${this.list.id}_${number}`, role: "option", "aria-selected": "false" }, [make("span", { textContent: tag.name }), make("small", { textContent: String(tag.articles) })])
      option.addEventListener("mousedown", event => { event.preventDefault(); this.add(tag.name); this.close() })
      return option
    }))
    this.list.hidden = !this.offered.length || document.activeElement !== this.typed
    this.mark()
  }

  mark() {
    this.typed.setAttribute("aria-expanded", String(!this.list.hidden))
    for (const [number, option] of [...this.list.children].entries()) option.setAttribute("aria-selected", String(number === this.chosen))
    const option = this.list.children[this.chosen]
    option ? this.typed.setAttribute("aria-activedescendant", option.id) : this.typed.removeAttribute("aria-activedescendant")
    option?.scrollIntoView({ block: "nearest" })
  }

  close() {
    clearTimeout(this.pause)
    this.offered = []
    this.list.hidden = true
    this.chosen = -1
    this.mark()
  }
}

for (const box of document.querySelectorAll("[data-tags]")) new Tags(box)
