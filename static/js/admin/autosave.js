// Nothing typed is lost: what stands in the form goes to the browser at once and to the server every few seconds, and never over somebody else's text.
import { BrowserCopy } from "shirushi/browser_copy"
import { asText, beginning, labelsOf, valuesOf } from "shirushi/form_values"
import { offer } from "shirushi/restore"
import { SaveState } from "shirushi/save_state"

const PAUSE = 2000 // milliseconds after the last key
const LONGEST = 10_000 // while somebody types without a pause
const LOOK = 1000 // lists and pickers tell no event when they change
const RETRIES = [3000, 6000, 12_000, 24_000, 60_000]
const BEACON = 60_000 // bytes that a browser sends for a page that is gone

class Autosave {
  constructor(place) {
    Object.assign(this, JSON.parse(place.dataset.autosave), { place, form: place.closest("form"), stopped: false, failures: 0, turn: 0 })
    this.state = new SaveState(document.querySelector("[data-save-state]"), this.words)
    this.copy = new BrowserCopy({ user: this.user, article: this.article, window: this.field("_window").value })
    this.begin()
    this.settle()
    offer({ form: this.form, copy: this.copy, present: this.kept, words: this.words, place, state: this.state, begin: entry => this.goOn(entry) })
    this.listen()
  }

  field(name) { return this.form.elements[name] }

  get present() { return asText(valuesOf(this.form)) }
  get isDirty() { return this.present !== this.kept }

  // What scripts make of the fields before anybody touches them is no change.
  begin() { this.kept = this.seen = this.present }

  // After a save by a button the page names the window whose text it has.
  settle() {
    for (const told of document.querySelectorAll(".messagelist li")) for (const name of told.classList) if (name.startsWith("window-")) this.copy.settle(name.slice(7))
  }

  // A text that another window began: what it has sent already belongs to the same article.
  goOn(entry) {
    this.isTouched = true
    if (!this.article && entry.window) {
      this.field("_window").value = this.copy.window = entry.window
      this.turn = entry.turn ?? 0
      this.copy.name(null)
    }
  }

  listen() {
    const touch = () => { if (!this.isTouched) { this.begin(); this.isTouched = true } }
    for (const kind of ["pointerdown", "keydown", "beforeinput", "paste", "drop"]) addEventListener(kind, touch, { capture: true, once: true })
    this.form.addEventListener("input", () => this.look())
    this.form.addEventListener("change", () => this.look())
    setInterval(() => this.look(), LOOK)
    this.form.addEventListener("submit", event => this.submit(event))
    addEventListener("keydown", event => this.press(event))
    addEventListener("online", () => this.retry())
    addEventListener("focus", () => this.retry())
    document.addEventListener("visibilitychange", () => document.hidden ? this.leave() : this.retry())
    addEventListener("pagehide", () => this.leave())
    addEventListener("beforeunload", event => { if (this.wouldLose) event.preventDefault() })
  }

  get wouldLose() { return !this.isLeaving && this.isTouched && this.isDirty && (this.isTroubled || this.stopped || !this.copy.holds) }

  // Called often, so it only looks; what changed goes to the browser at once, and to the server after a pause.
  look() {
    if (!this.isTouched || this.isLeaving) return
    const present = this.present
    if (present === this.seen) return
    this.seen = present
    this.since ??= Date.now()
    if (present === this.kept) return this.rest()
    this.write()
    if (!this.isTroubled && !this.stopped) this.state.say("unsaved")
    this.plan(Math.min(PAUSE, Math.max(0, this.since + LONGEST - Date.now())))
  }

  rest() {
    clearTimeout(this.timer)
    this.since = null
    this.copy.clear()
    if (!this.isTroubled && !this.stopped) this.tellSaved()
  }

  write() {
    const values = valuesOf(this.form)
    this.copy.write({ values, labels: labelsOf(this.form), beginning: beginning(values), window: this.copy.window, turn: this.turn })
  }

  plan(milliseconds) {
    if (this.stopped || this.waiting) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.save(), milliseconds)
  }

  // One save at a time: what is typed meanwhile goes with the next one.
  async save({ keepalive = false } = {}) {
    clearTimeout(this.timer)
    if (this.stopped || !this.isTouched || !this.isDirty) return
    if (this.saving) return this.saving.then(() => this.save())
    this.saving = this.send({ keepalive }).finally(() => { this.saving = null })
    return this.saving
  }

  async send({ keepalive }) {
    this.field("_turn").value = ++this.turn
    const sent = this.present
    if (!this.isTroubled) this.state.say("saving")
    const answer = await this.ask({ method: "POST", body: new FormData(this.form), keepalive })
    if (answer?.status === 403 && await this.renew()) return this.send({ keepalive: false })
    this.hear(answer, sent)
  }

  // The answer with what it told, or null when this server did not answer: without connection, or where a network
  // puts a page of its own in between. A redirect leads to the log-in.
  async ask(options) {
    try {
      const answer = await fetch(this.url, { redirect: "manual", ...options })
      const isTold = answer.headers.get("Content-Type")?.startsWith("application/json")
      if (answer.status === 200 && !isTold) return null
      return { status: answer.status, type: answer.type, told: isTold ? await answer.json() : {} }
    } catch { return null }
  }

  hear(answer, sent) {
    if (answer?.status === 200) return this.done(answer.told, sent)
    if (answer?.status === 204) return this.calm()
    if (answer?.type === "opaqueredirect") return this.wait("session", [this.state.link(this.words.login, this.login)])
    if (answer?.status === 409) return this.stop([answer.told.said, this.words.conflict], [this.state.button(this.words.compare, () => this.compare())])
    if (answer?.status === 403) return this.stop([this.words.forbidden])
    if (answer?.status === 404) return this.stop([this.words.gone])
    if (answer?.status === 422) return this.stop([answer.told.said], [], { untilChanged: true })
    this.wait(answer ? "failed" : "offline")
  }

  done({ draft, version, at, article, autosave, change }, sent) {
    this.field("_draft").value = draft
    this.field("_version").value = version
    this.kept = sent
    this.at = at
    this.calm()
    if (article && !this.article) this.become(article, autosave, change)
    if (this.isDirty) return this.write(), this.state.say("unsaved"), this.plan(PAUSE)
    this.since = null
    this.copy.clear()
    this.tellSaved()
    this.form.dispatchEvent(new CustomEvent("shirushi:kept", { bubbles: true, detail: { article: this.article } }))
  }

  tellSaved() {
    if (this.at) this.state.say("saved", { time: this.at }, this.live ? this.words.live : "")
    else this.state.say("")
  }

  // The page goes on as the form of the article that the server has made, with caret and undo as they were.
  become(article, autosave, change) {
    Object.assign(this, { article, url: autosave })
    this.copy.move(article)
    history.replaceState(history.state, "", change)
  }

  calm() {
    this.failures = 0
    this.isTroubled = this.waiting = false
    this.state.calm()
  }

  // The editor goes on; it is tried again after longer and longer pauses, and as soon as somebody comes back.
  wait(kind, controls = []) {
    this.isTroubled = this.waiting = true
    this.write()
    this.state.trouble([this.words[kind], this.copy.holds ? this.words.here : this.words.lost], controls)
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.retry(), RETRIES[Math.min(this.failures++, RETRIES.length - 1)])
  }

  retry() {
    if (!this.waiting || document.hidden) return
    this.waiting = false
    this.save()
  }

  stop(sentences, controls = [], { untilChanged = false } = {}) {
    this.isTroubled = true
    this.stopped = !untilChanged
    this.write()
    this.state.trouble([...sentences, this.copy.holds ? this.words.here : this.words.lost], controls)
  }

  // A log-in elsewhere has made the form's token worthless: whether there is a new one.
  async renew() {
    if (this.isRenewing) return false
    this.isRenewing = true
    const answer = await this.ask({ method: "GET" })
    const token = answer?.status === 200 ? answer.told.csrf : null
    const is_new = Boolean(token) && token !== this.field("csrfmiddlewaretoken").value
    if (is_new) for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token
    setTimeout(() => { this.isRenewing = false }, RETRIES[0])
    return is_new
  }

  // A button is pressed: only where server and session answer does the page go; else the text would go with it.
  async submit(event) {
    if (this.isLeaving || event.defaultPrevented) return
    event.preventDefault()
    const button = event.submitter
    await this.saving
    const answer = await this.ask({ method: "GET" })
    if (answer?.status !== 200) {
      this.isTouched = true
      return answer?.type === "opaqueredirect" ? this.wait("session", [this.state.link(this.words.login, this.login)]) : this.wait(answer ? "failed" : "offline")
    }
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = answer.told.csrf
    if (this.isTouched) this.write()
    this.isLeaving = true
    clearTimeout(this.timer)
    this.form.requestSubmit(button)
  }

  // The server shows both texts and asks.
  compare() {
    this.isLeaving = true
    this.write()
    this.form.requestSubmit(this.form.querySelector("button[name=_continue]"))
  }

  press(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s") return
    event.preventDefault()
    this.look()
    if (this.isDirty) this.waiting = false, this.save()
    else this.tellSaved()
  }

  leave() {
    if (this.isLeaving || !this.isTouched) return
    this.look()
    if (!this.isDirty) return
    this.write()
    this.save({ keepalive: new Blob([this.present]).size < BEACON })
  }
}

const place = document.querySelector("[data-autosave]")
if (place) new Autosave(place)
