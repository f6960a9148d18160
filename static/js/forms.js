// Visitors' forms: the ticket fetched when somebody begins to write, name and address remembered on request,
// focus on what is to be put right. Without this file every form still works, with one page more.

const REMEMBERED = "shirushi.sender"
const FIELDS = ["name", "email"]

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

function fetchTicket(form) {
  let asked
  const { ticket } = form.elements
  const fetchOnce = () => {
    asked ??= fetch(form.dataset.guard, { credentials: "omit", cache: "no-store" })
      .then((answer) => (answer.ok ? answer.json() : { token: "" }))
      .then(({ token }) => { ticket.value = token })
      .catch(() => { asked = undefined }) // offline: asked again at the next focus; the server asks otherwise
    return asked
  }
  form.addEventListener("focusin", fetchOnce)
  form.addEventListener("submit", (event) => {
    if (ticket.value || form.dataset.sent) return
    event.preventDefault()
    const { submitter } = event
    fetchOnce().finally(() => {
      form.dataset.sent = "1"
      form.requestSubmit(submitter)
    })
  })
  // Back from the next page: the old ticket is spent.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return
    asked = undefined
    ticket.value = ""
    delete form.dataset.sent
  })
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
  fetchTicket(form)
  remember(form)
  form.querySelector(".form-errors[autofocus], [aria-invalid='true']")?.focus()
}
