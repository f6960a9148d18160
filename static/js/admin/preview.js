// The preview beside the editor: what the form holds, sent to the server and shown in the real template while somebody types.
const pane = document.getElementById("preview")
const openers = [...document.querySelectorAll("[data-preview]")]
const form = document.querySelector("#content-main form")
const frame = pane.querySelector(".preview-frame")
const stage = pane.querySelector(".preview-stage")
const errors = pane.querySelector(".preview-errors")
const widths = [...pane.querySelectorAll("[data-width]")]
const beside = matchMedia("(width >= 1100px)") // narrower, the pane covers the page
const PAUSE = 500

const KEY = "shirushi-preview"
const remembered = () => { try { return JSON.parse(localStorage.getItem(KEY)) ?? {} } catch { return {} } }
const remember = change => { try { localStorage.setItem(KEY, JSON.stringify({ ...remembered(), ...change })) } catch { /* a browser that keeps nothing */ } }

let timer, asking

function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html")
  const shown = frame.contentDocument
  if (!shown?.body?.firstElementChild) {
    frame.inert = true // until its links are tamed: one that is followed would bring the admin into the frame
    frame.srcdoc = html
    return
  }
  // Only what is inside changes, so the frame neither flashes nor loses its place.
  shown.documentElement.lang = page.documentElement.lang
  shown.title = page.title
  shown.body.className = page.body.className
  shown.body.replaceChildren(...page.body.childNodes)
}

function complain(sentences) {
  errors.replaceChildren(...sentences.map(sentence => Object.assign(document.createElement("li"), { textContent: sentence })))
  errors.hidden = !sentences.length
}

async function renew() {
  clearTimeout(timer)
  asking?.abort()
  const asked = asking = new AbortController()
  pane.setAttribute("aria-busy", "true")
  try {
    const body = new FormData(form)
    const answer = await fetch(pane.dataset.page, { method: "POST", body, signal: asked.signal, headers: { Accept: "application/json" } })
    if (!answer.ok || !answer.headers.get("Content-Type")?.includes("json")) throw new Error(answer.statusText)
    const { html, errors: sentences } = await answer.json()
    if (html !== null) show(html)
    complain(sentences)
  } catch {
    if (!asked.signal.aborted) complain([pane.dataset.failed])
  }
  if (asked === asking) pane.removeAttribute("aria-busy")
}

const later = () => { if (pane.open) { clearTimeout(timer); timer = setTimeout(renew, PAUSE) } }

function fit() {
  const width = +(remembered().width ?? 360)
  const scale = Math.min(1, stage.clientWidth / width)
  widths.forEach(button => button.setAttribute("aria-pressed", +button.dataset.width === width))
  frame.style.width = `${width}px`
  frame.style.height = `${stage.clientHeight / scale}px`
  frame.style.transform = scale < 1 ? `scale(${scale})` : ""
  frame.style.marginLeft = `${Math.max(0, (stage.clientWidth - width * scale) / 2)}px`
}

function open() {
  if (pane.open) return
  beside.matches ? pane.show() : pane.showModal()
  document.body.classList.toggle("has-preview", beside.matches)
  openers.forEach(button => button.setAttribute("aria-expanded", "true"))
  remember({ open: true })
  fit()
  renew()
}

pane.addEventListener("close", () => {
  asking?.abort()
  document.body.classList.remove("has-preview")
  openers.forEach(button => button.setAttribute("aria-expanded", "false"))
  remember({ open: false })
})
openers.forEach(button => {
  button.hidden = false
  button.addEventListener("click", () => pane.open ? pane.close() : open())
})
pane.querySelector(".preview-close").addEventListener("click", () => { pane.close(); openers[0]?.focus() })
widths.forEach(button => button.addEventListener("click", () => { remember({ width: +button.dataset.width }); fit() }))
const decoded = text => { try { return decodeURIComponent(text) } catch { return text } } // "#%" is no escape
function follow(event) {
  const link = event.target.closest?.("a[href], button, summary")
  if (!link || link.localName === "summary") return
  event.preventDefault() // a preview leads nowhere but to its own headings
  const name = link.hash ? decoded(link.hash.slice(1)) : ""
  if (name) frame.contentDocument.getElementById(name)?.scrollIntoView()
}
frame.addEventListener("load", () => {
  frame.contentDocument?.addEventListener("click", follow)
  frame.inert = false
})
for (const name of ["input", "change"]) form.addEventListener(name, later)
globalThis.django?.jQuery?.(form).on("change", later) // Select2 tells jQuery alone
addEventListener("resize", () => { if (pane.open) fit() })
beside.addEventListener("change", () => { if (pane.open) { pane.close(); open() } })
if (remembered().open && beside.matches) open()
