// Visitors' forms: the ticket fetched when somebody begins to write and its calculation done meanwhile, name and address
// remembered on request, focus on what is to be put right. Without this file every form still works, with one page more.

const REMEMBERED = "shirushi.sender"
const FIELDS = ["name", "email"]
const CALCULATION = document.querySelector("script[data-work]").dataset.work
const ARRIVAL = performance.getEntriesByType("navigation")[0]?.type ?? "navigate"
const PATIENCE = 5000 // milliseconds for which a form that is sent early waits for its calculation

function read() {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED)) ?? {}
  } catch {
    return {} // storage switched off, or another script's words in it
  }
}

function write(sender) {
  try {
    if (sender) localStorage.setItem(REMEMBERED, JSON.stringify(sender))
    else localStorage.removeItem(REMEMBERED)
  } catch {
    // storage switched off or full: the form is sent all the same
  }
}

// The numbers for a ticket; an empty word where the browser has no worker: such a text waits for its reader a little longer.
function calculate({ token, parts, bits }) {
  return new Promise((resolve) => {
    const worker = new Worker(CALCULATION)
    worker.onmessage = ({ data }) => { resolve(data); worker.terminate() }
    worker.onerror = () => resolve("")
    worker.postMessage({ ticket: token, parts, bits })
  }).catch(() => "")
}

function prove(form) {
  let asked
  const { ticket, work } = form.elements
  const fetchOnce = () => {
    asked ??= fetch(form.dataset.guard, { credentials: "omit", cache: "no-store" })
      .then((answer) => (answer.ok ? answer.json() : { token: "" }))
      .then(async (task) => {
        ticket.value = task.token
        const done = task.token && await calculate(task)
        if (ticket.value === task.token) work.value = done
      })
      .catch(() => { asked = undefined }) // offline: asked again at the next focus; the server asks otherwise
    return asked
  }
  // A browser that came back or loaded the page again may have put in what was there before: a ticket that is spent.
  if (ARRIVAL !== "navigate") ticket.value = work.value = ""
  const isProved = () => ticket.value && work.value // also where the page came back with what was sent
  const begin = () => isProved() || fetchOnce()
  // What stands here already was typed before this script came, or in an earlier visit: it may be sent with the next click,
  // and a ticket that is younger than a second is a program's.
  const goOn = () => (form.elements.body?.value || form.contains(document.activeElement)) && begin()
  form.addEventListener("focusin", begin)
  addEventListener("online", goOn)
  form.addEventListener("submit", (event) => {
    if (isProved() || form.dataset.sent) return
    event.preventDefault()
    const { submitter } = event
    Promise.race([fetchOnce(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]).finally(() => {
      form.dataset.sent = "1"
      setTimeout(() => form.requestSubmit(submitter)) // a form that is still saying "submit" does not listen
    })
  })
  // Back from the next page: the old ticket is spent.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return
    asked = undefined
    ticket.value = work.value = ""
    delete form.dataset.sent
    goOn()
  })
  goOn()
}

function remember(form) {
  const row = form.querySelector("[data-remember]")
  if (!row) return
  const box = row.querySelector("input")
  const known = read()
  row.hidden = false
  box.checked = FIELDS.some((name) => known[name])
  for (const name of FIELDS) form.elements[name].value ||= known[name] ?? ""
  form.addEventListener("submit", () => {
    write(box.checked ? Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value])) : null)
  })
}

for (const form of document.querySelectorAll("form[data-guard]")) {
  prove(form)
  remember(form)
  form.querySelector(".form-errors[autofocus], [aria-invalid='true']")?.focus()
}
