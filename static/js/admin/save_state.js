// Where the text stands: one line beside the buttons, and a calm note at the foot of the window when something keeps it from being saved.

const make = (tag, attributes, children = []) => {
  const element = Object.assign(document.createElement(tag), attributes)
  element.append(...children)
  return element
}

export class SaveState {
  constructor(line, words) {
    Object.assign(this, { line, words })
    this.note = make("div", { className: "save-note", hidden: true })
    this.note.setAttribute("role", "status")
    document.body.append(this.note)
  }

  say(kind, values = {}, more = "") {
    this.line.dataset.state = kind
    const sentence = Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), `${this.words[kind] ?? kind} ${more}`.trim())
    if (this.line.textContent !== sentence) this.line.textContent = sentence
  }

  // `sentences` are told once; the note stays until the trouble is over.
  trouble(sentences, controls = []) {
    this.say("unsaved")
    const told = sentences.join(" ")
    if (!this.note.hidden && this.note.dataset.told === told) return
    this.note.dataset.told = told
    this.note.replaceChildren(make("p", { textContent: told }), ...controls)
    this.note.hidden = false
  }

  link(text, href) { return make("a", { textContent: text, href, target: "_blank", rel: "opener", className: "button" }) }

  button(text, run) {
    const button = make("button", { type: "button", textContent: text })
    button.addEventListener("click", run)
    return button
  }

  calm() {
    this.note.hidden = true
    this.note.dataset.told = ""
  }
}
