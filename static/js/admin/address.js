// The field for an address: suggested from the name and its reading while nobody has chosen one, judged while it is typed, copied by a button.
const PAUSE = 300 // milliseconds after the last key

const fill = (sentence, address) => sentence.replace("{address}", address)

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const field = Object.assign(document.createElement("textarea"), { value: text }) // a site without https has no clipboard
  document.body.append(field)
  field.select()
  document.execCommand("copy")
  field.remove()
}

class Address {
  constructor(box) {
    Object.assign(this, { box, ...JSON.parse(box.dataset.address) })
    this.input = box.querySelector("input")
    this.told = box.querySelector(".address-told")
    const form = this.input.form
    this.sources = [this.name, "reading"].map(name => form.elements[name]).filter(Boolean)
    for (const source of this.sources) source.addEventListener("input", () => this.wait())
    this.input.addEventListener("input", event => {
      if (event.isTrusted) this.follows = !this.input.value // whoever empties the field wants the suggestion back
      this.wait()
    })
    const button = box.querySelector(".address-copy")
    button.hidden = false
    button.addEventListener("click", async () => {
      await copy(this.whole(this.input.value || this.suggestion))
      button.textContent = this.words.copied
      setTimeout(() => { button.textContent = this.words.copy }, 2000)
    })
    if (this.sources.some(source => source.value)) this.ask()
  }

  whole(slug) { return `${this.before}${slug ? `${slug}/` : ""}` }

  wait() {
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.ask(), PAUSE)
  }

  async ask() {
    const [name, reading] = this.sources.map(source => source.value)
    const asked = { name, reading: reading ?? "", slug: this.input.value, ...(this.pk ? { pk: this.pk } : {}) }
    const number = this.number = (this.number ?? 0) + 1
    const response = await fetch(`${this.suggest}?${new URLSearchParams(asked)}`, { headers: { Accept: "application/json" } }).catch(() => null)
    if (number !== this.number || !response?.ok || response.redirected) return // the server judges again on save
    const answer = await response.json()
    this.suggestion = answer.suggestion
    if (this.follows && this.input.value && answer.suggestion && this.input.value !== answer.suggestion) return this.set(answer.suggestion)
    this.tell(answer)
  }

  set(slug) {
    this.input.value = slug
    this.input.dispatchEvent(new Event("input", { bubbles: true }))
  }

  tell({ suggestion, is_latin, problem }) {
    this.told.replaceChildren()
    this.told.classList.toggle("is-problem", Boolean(problem))
    const lines = []
    if (problem) lines.push(problem)
    else if (!this.input.value && suggestion) lines.push(fill(this.words.becomes, this.whole(suggestion)))
    else if (suggestion && suggestion !== this.input.value && is_latin) lines.push(fill(this.words.suggested, this.whole(suggestion)))
    if (!is_latin && !problem && (this.follows || !this.input.value)) lines.push(this.words.needsReading)
    this.told.append(...lines.flatMap((line, place) => place ? [document.createElement("br"), line] : [line]))
    if (suggestion && suggestion !== this.input.value && is_latin && !problem) this.told.append(" ", this.taking(suggestion))
    this.told.hidden = !lines.length
  }

  taking(suggestion) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: this.words.take })
    button.addEventListener("click", () => { this.set(suggestion); this.input.focus() })
    return button
  }
}

for (const box of document.querySelectorAll("[data-address]")) new Address(box)
