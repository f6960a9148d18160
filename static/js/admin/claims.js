// Expressions marked at their words while somebody writes. The rules stay on the server, which is asked after a pause.
// A mark is no part of the text; it goes with its words, and nothing moves while an input method composes.
import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { ClaimHint, ClaimList } from "shirushi/claims_list"
import { placesOf } from "shirushi/claims_places"

const { PluginKey, TextSelection } = pm.state
const { Decoration, DecorationSet } = pm.view
const key = new PluginKey("claims")
const PAUSE = 1500 // milliseconds after the last key
const FIELDS = ["title", "description", "language", "body"]

const isSettled = claim => claim.state !== "open"

function marks(doc, claims) {
  const looks = claims.map(claim => `claim claim-${claim.level}${isSettled(claim) ? " is-settled" : ""}`)
  const found = claims.flatMap((claim, index) => claim.field === "body"
    ? placesOf(doc, claim).map(({ from, to }) => Decoration.inline(from, to, { class: looks[index], "data-claim": index }, { claim, words: doc.textBetween(from, to, " ", " ") }))
    : [])
  return DecorationSet.create(doc, found)
}

// Of the marks that the change moved along, those whose words are still the same.
function kept(set, tr) {
  const moved = set.map(tr.mapping, tr.doc)
  const changed = moved.find().filter(one => tr.doc.textBetween(one.from, one.to, " ", " ") !== one.spec.words)
  return changed.length ? moved.remove(changed) : moved
}

const plugin = watch => new Plugin({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply(tr, set) {
      const claims = tr.getMeta(key)
      if (claims) return marks(tr.doc, claims)
      return tr.docChanged && set !== DecorationSet.empty ? kept(set, tr) : set
    },
  },
  props: { decorations: state => key.getState(state) },
  view: view => watch(view),
})

class Watch {
  constructor(view, place) {
    Object.assign(this, { view, form: place.closest("form"), url: place.dataset.claims, words: JSON.parse(place.dataset.words), last: null })
    const box = view.dom.closest(".prose-editor")
    this.hint = new ClaimHint(box, this.words)
    this.list = new ClaimList(this.words, claim => this.lead(claim))
    box.after(this.list.dom)
    this.plan = () => { clearTimeout(this.pause); this.pause = setTimeout(() => this.ask(), PAUSE) }
    this.hover = event => this.show(event.target.closest?.("[data-claim]"))
    this.asked = event => { if (this.lead(event.detail)) event.preventDefault() }
    this.form.addEventListener("input", this.plan)
    this.form.addEventListener("change", this.plan)
    this.form.addEventListener("shirushi:claim", this.asked)
    view.dom.addEventListener("mouseover", this.hover)
    view.dom.addEventListener("mouseleave", this.hover)
    this.pause = setTimeout(() => this.ask(), 200)
  }

  destroy() {
    clearTimeout(this.pause)
    this.asking?.abort()
    this.form.removeEventListener("input", this.plan)
    this.form.removeEventListener("change", this.plan)
    this.form.removeEventListener("shirushi:claim", this.asked)
    this.hint.dom.remove()
    this.list.dom.remove()
  }

  // The caret in marked words shows their hint as the pointer does.
  update(view, before) {
    if (before && before.selection.eq(view.state.selection) && before.doc === view.state.doc) return
    const { from, empty } = view.state.selection
    const [found] = empty && view.hasFocus() ? key.getState(view.state).find(from, from) : []
    if (found) this.hint.show(found.spec.claim, view.coordsAtPos(found.from))
    else this.hint.hide()
  }

  show(element) {
    const claim = element && this.list.claims[element.dataset.claim]
    if (claim) this.hint.show(claim, element.getBoundingClientRect())
    else this.hint.hide()
  }

  get text() { return JSON.stringify(FIELDS.map(name => this.form.elements[name]?.value)) }

  async ask() {
    if (this.view.composing) return this.plan()
    if (this.text === this.last) return
    this.asking?.abort()
    const mine = this.asking = new AbortController(), text = this.text
    try {
      const answer = await fetch(this.url, { method: "POST", body: new FormData(this.form), signal: mine.signal })
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText)
      const { claims } = await answer.json()
      this.last = text
      this.take(claims)
    } catch {
      if (!mine.signal.aborted) this.list.fail()
    }
  }

  take(claims) {
    if (this.view.isDestroyed) return
    if (this.view.composing) { this.last = null; return this.plan() }
    this.list.show(claims)
    this.view.dispatch(this.view.state.tr.setMeta(key, claims).setMeta("addToHistory", false))
  }

  // Whether the words were found and shown.
  lead({ field = "body", sentence, words, offset }) {
    const input = this.form.querySelector(`#id_${CSS.escape(field)}`)
    if (field !== "body" && input) return this.select(input, words)
    const at = +(offset ?? sentence.indexOf(words))
    const [place] = placesOf(this.view.state.doc, { sentence, words, offset: at })
    if (!place) return false
    const { state } = this.view
    this.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, place.from, place.to)).scrollIntoView())
    this.view.focus()
    this.view.domAtPos(place.from).node.parentElement?.scrollIntoView({ block: "center" })
    return true
  }

  select(input, words) {
    const at = input.value.indexOf(words)
    input.focus()
    if (at >= 0) input.setSelectionRange(at, at + words.length)
    input.scrollIntoView({ block: "center" })
    return true
  }
}

export const Claims = Extension.create({
  name: "claims",
  addProseMirrorPlugins() {
    const place = document.querySelector("[data-claims]")
    const isHere = place && this.editor.options.element?.closest?.(".field-body")
    return isHere ? [plugin(view => new Watch(view, place))] : []
  },
})

