// What somebody has begun to write under an article: kept in their own browser until it is sent, and sent only while there is
// a connection. Name and address are not among it; forms.js keeps those for whoever asks for it.

const PREFIX = "shirushi.draft."
const SENT = "shirushi.sent" // the draft whose form was sent from this tab
const LONGEST = 30 * 24 * 3600 * 1000 // milliseconds for which a draft is worth keeping

function read(key) {
  try {
    const { text, at } = JSON.parse(localStorage.getItem(PREFIX + key)) ?? {}
    return Date.now() - at < LONGEST ? text : ""
  } catch {
    return "" // storage switched off, or another script's words in it
  }
}

function write(key, text) {
  try {
    if (text.trim()) localStorage.setItem(PREFIX + key, JSON.stringify({ text, at: Date.now() }))
    else localStorage.removeItem(PREFIX + key)
  } catch {
    // storage switched off or full: the text stays on the page
  }
}

function tab(change) {
  try {
    return change(sessionStorage)
  } catch {
    return null
  }
}

function attend(form) {
  const { draft: key } = form.dataset
  const { body } = form.elements
  const [restored, offline] = ["[data-restored]", "[data-offline]"].map((one) => form.querySelector(one))
  const kept = read(key)
  if (kept && !body.value) {
    body.value = kept
    restored.hidden = false
  }
  restored.querySelector("button").addEventListener("click", () => {
    body.value = ""
    write(key, "")
    restored.hidden = true
    body.focus()
  })
  body.addEventListener("input", () => write(key, body.value))
  addEventListener("online", () => { offline.hidden = true })
  // Before any other listener: without a connection nothing else may happen to the form.
  addEventListener("submit", (event) => {
    if (event.target !== form) return
    write(key, body.value)
    offline.hidden = navigator.onLine
    if (navigator.onLine) {
      tab((storage) => storage.setItem(SENT, key))
      return
    }
    event.preventDefault()
    event.stopImmediatePropagation()
    offline.scrollIntoView({ block: "nearest" })
  }, true)
}

for (const form of document.querySelectorAll("form[data-draft]")) attend(form)

if (document.querySelector("[data-received]")) {
  const key = tab((storage) => storage.getItem(SENT))
  if (key) write(key, "")
  tab((storage) => storage.removeItem(SENT))
}
