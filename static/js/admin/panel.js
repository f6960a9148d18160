// The publishing panel while somebody writes: times at a touch, the length of the description, the previews, and the checklist with its ways.
const box = document.querySelector("[data-description]")
const config = JSON.parse(box.dataset.description), { words } = config
const area = box.querySelector("textarea"), { form } = area
const value = name => form.elements[name]?.value ?? ""
const text = () => form.querySelector(".field-body .ProseMirror")?.textContent ?? ""
const button = (label, press) => {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: label })
  made.addEventListener("click", press)
  return made
}

// Length as lib.text.width counts it: two narrow characters are one full-width one.
const isNarrow = char => char < "\u2010" || (char >= "\uff61" && char <= "\uffdc")
const width = string => Math.ceil([...string].reduce((halves, char) => halves + (isNarrow(char) ? 1 : 2), 0) / 2)
const excerpt = (string, most) => {
  const line = [...string.trim().replace(/\s+/g, " ")]
  return line.length <= most ? line.join("") : `${line.slice(0, most - 1).join("").trimEnd()}…`
}

// 1. Times. The clock is the site's, wherever the browser is.
function clock(instant) {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: config.zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" }).formatToParts(instant)
  const { year, month, day, hour, minute, second } = Object.fromEntries(parts.map(part => [part.type, part.value]))
  return { date: `${year}-${month}-${day}`, time: `${hour}:${minute}:${second}` }
}

const later = (date, days) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 864e5).toISOString().slice(0, 10)
const untilMonday = date => (8 - new Date(`${date}T00:00:00Z`).getUTCDay()) % 7 || 7

function presets(name) {
  const [date, time] = [0, 1].map(part => document.getElementById(`id_${name}_${part}`))
  if (!time) return
  const set = (day, hour) => {
    Object.assign(date, { value: day })
    Object.assign(time, { value: hour })
    for (const input of [date, time]) for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }))
  }
  const today = () => clock(new Date())
  const row = Object.assign(document.createElement("div"), { className: "times", role: "group", ariaLabel: words.presets })
  row.append(
    button(words.now, () => set(today().date, today().time)),
    button(words.tomorrow, () => set(later(today().date, 1), "07:00:00")),
    button(words.monday, () => set(later(today().date, untilMonday(today().date)), "07:00:00")),
    button(words.clear, () => set("", "")),
  )
  time.closest(".datetime").after(row)
}

// 2. Description and previews.
const length = box.querySelector(".description-length")
const judged = count => count === 0 ? "empty" : count < config.least ? "short" : count > config.most ? "long" : "good"
const shown = name => box.querySelectorAll(`[data-shown=${name}]`)

function describe() {
  const count = width(area.value), verdict = judged(count)
  length.textContent = `${words.length.replace("{length}", count)} ${words[verdict]}`
  length.dataset.verdict = verdict
  for (const place of shown("title")) place.textContent = excerpt(value("title"), config.titleMost)
  for (const place of shown("slug")) place.textContent = value("slug") || place.textContent
  for (const place of shown("text")) place.textContent = excerpt(area.value || text() || place.textContent, config.cut)
}

function face() {
  const image = box.querySelector(".card-preview img")
  const option = ["social_image", "picture"].map(name => form.elements[name]?.selectedOptions?.[0]).find(one => one?.value)
  image.hidden = !option?.dataset.thumb
  if (option?.dataset.thumb) image.src = option.dataset.thumb
}

// 3. The checklist.
const list = document.querySelector("[data-checklist]")
const PAUSE = 2500 // milliseconds after the last key
let pause, asking

async function renew() {
  asking?.abort()
  const mine = asking = new AbortController()
  try {
    const answer = await fetch(list.dataset.checklist, { method: "POST", body: new FormData(form), signal: mine.signal })
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText)
    const isOpen = list.querySelector("details")?.open
    list.innerHTML = await answer.text()
    if (isOpen) list.querySelector("details")?.setAttribute("open", "")
  } catch {
    if (!mine.signal.aborted) list.title = words.failed
  }
}

const wait = () => { clearTimeout(pause); pause = setTimeout(renew, PAUSE) }

// The element in the editor that a line is about.
function sought({ link, selector, number }) {
  const editor = form.querySelector(".field-body .ProseMirror")
  if (!editor) return null
  if (link) return [...editor.querySelectorAll("a[href]")].find(one => one.getAttribute("href") === link) ?? editor.querySelector(`[data-href="${CSS.escape(link)}"]`)
  return selector ? editor.querySelectorAll(selector)[+number] ?? null : null
}

function select(element) {
  const { editor } = element.closest(".ProseMirror")
  if (!editor) return
  const position = editor.view.posAtDOM(element, 0)
  const node = editor.state.doc.nodeAt(position)
  editor.commands.focus(null, { scrollIntoView: false })
  if (node?.isAtom && !node.isText) editor.commands.setNodeSelection(position)
  else editor.commands.setTextSelection(position)
}

const calm = matchMedia("(prefers-reduced-motion: reduce)")

function lead(link) {
  const { sentence, words, place: field } = link.dataset
  if (sentence && !form.dispatchEvent(new CustomEvent("shirushi:claim", { detail: { field, sentence, words }, cancelable: true }))) return true
  const row = form.querySelector(`.form-row.field-${link.dataset.place}, .field-${link.dataset.place}`)
  const element = sought(link.dataset) ?? row
  if (!element) return false
  if (element === row) row.querySelector(".ProseMirror, input:not([type=hidden]), select:not([hidden]), textarea, button")?.focus({ preventScroll: true })
  else select(element)
  element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" })
  element.animate([{ outline: "3px solid var(--kin)", outlineOffset: "4px" }, { outline: "3px solid transparent", outlineOffset: "4px" }], { duration: 2400 })
  return true
}

setTimeout(presets, 0, "publish_at") // after Django's own scripts have dressed the times
if (list) {
  list.addEventListener("click", event => {
    const link = event.target.closest("a[data-place]")
    if (link && lead(link)) event.preventDefault()
  })
  form.addEventListener("input", wait)
  form.addEventListener("change", wait)
}
form.addEventListener("input", describe)
form.addEventListener("change", face)
area.setAttribute("aria-describedby", [area.getAttribute("aria-describedby"), length.id].filter(Boolean).join(" "))
describe()
face()
