// The list of expressions under the editor, and the hint that stands at marked words.
import { crel } from "django-prose-editor/editor"

const isSettled = claim => claim.state !== "open"

function about(claim, words) {
  return [crel("span", { textContent: claim.why }), crel("small", { textContent: `${words.instead} ${claim.hint}` })]
}

export class ClaimHint {
  constructor(box, words) {
    Object.assign(this, { box, words })
    this.dom = crel("div", { className: "claim-hint", role: "note", hidden: true })
    box.append(this.dom)
  }

  show(claim, { left, bottom }) {
    this.dom.replaceChildren(...about(claim, this.words), crel("small", { textContent: this.words.note }))
    this.dom.hidden = false
    const around = this.box.getBoundingClientRect()
    const most = Math.max(around.width - this.dom.offsetWidth, 0)
    this.dom.style.left = `${Math.min(Math.max(left - around.left, 0), most)}px`
    this.dom.style.top = `${bottom - around.top + 6}px`
  }

  hide() { this.dom.hidden = true }
}

export class ClaimList {
  constructor(words, lead) {
    Object.assign(this, { words, lead, claims: [] })
    this.name = crel("summary", { textContent: words.title })
    this.told = crel("p", { role: "status" })
    this.rows = crel("ul", {})
    this.dom = crel("details", { className: "claims" }, [this.name, this.told, this.rows])
  }

  show(claims) {
    const left = claims.filter(claim => !isSettled(claim)).length
    const wasLeft = this.claims.filter(claim => !isSettled(claim)).length
    this.claims = claims
    this.name.textContent = left ? `${this.words.title} (${left})` : this.words.title
    this.told.textContent = claims.length ? this.words.note : `${this.words.none} ${this.words.note}`
    const focused = [...this.rows.querySelectorAll("button")].indexOf(document.activeElement)
    this.rows.replaceChildren(...claims.map(claim => this.row(claim)))
    if (focused >= 0) this.rows.querySelectorAll("button")[Math.min(focused, claims.length - 1)]?.focus()
    if (left > wasLeft) this.dom.open = true
  }

  fail() { this.told.textContent = this.words.failed }

  row(claim) {
    const { words } = this
    const go = crel("button", { type: "button", textContent: claim.words })
    go.addEventListener("click", () => this.lead(claim))
    const level = isSettled(claim) ? words.settled : words[claim.level]
    const parts = [go, ` ${level} / ${claim.kind}`, crel("br", {}), ...about(claim, words)]
    if (claim.answer && claim.level !== "info") {
      const word = isSettled(claim) ? words.settled : claim.level === "error" ? words.evidence : words.tick
      parts.push(crel("a", { href: claim.answer, textContent: word }))
    }
    return crel("li", { className: `claim-of-${claim.level}${isSettled(claim) ? " is-settled" : ""}` }, parts)
  }
}
