// The keys of a queue: rows ([data-row], with [data-tick] and [data-opens] inside), the buttons for those that are ticked ([data-bulk]),
// or a page about one row ([data-keys-page]). They press the buttons that stand there, so they can do nothing that the page does not show.
// A browser remembers that somebody wants no keys; while text is typed, and together with Ctrl, Alt or Command, they are off.
const OFF = "shirushi-keys-off"
const help = document.getElementById("desk-keys")
const box = help?.querySelector("input") // whoever may change nothing has no keys
const rows = [...document.querySelectorAll("[data-row]")]
const page = document.querySelector("[data-keys-page]")
const isTyped = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit], [type=button])"

function isOn() {
  try { return localStorage.getItem(OFF) === null } catch { return true }
}

function remember(on) {
  try {
    if (on) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, "1")
  } catch { /* it counts for this page alone */ }
}

const current = () => document.activeElement.closest("[data-row]")
const chosen = () => document.querySelector("[data-row] [data-tick]:checked")

function go(row) {
  row?.focus()
  row?.scrollIntoView({ block: "nearest" })
}

function step(by) {
  const at = rows.indexOf(current())
  go(rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)])
}

// What is ticked comes first; otherwise the row in hand.
function press(key) {
  const place = chosen() ? document.querySelector("[data-bulk]") : current() ?? page
  const button = [...place?.querySelectorAll("[data-keys]") ?? []].find(one => one.dataset.keys.includes(key))
  if (button?.matches("textarea")) button.focus()
  else button?.click()
  return Boolean(button)
}

// On a page about one row the ways to its neighbours are links with keys of their own.
const inList = {
  j: () => step(1),
  k: () => step(-1),
  x: () => current()?.querySelector("[data-tick]")?.click(),
}
const acts = {
  ...(rows.length ? inList : {}),
  u: () => document.querySelector(".messagelist .undo")?.click(),
  "?": () => { help.open = !help.open },
}

document.addEventListener("keydown", event => {
  const { key, target } = event
  if (!box?.checked || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || target.matches(isTyped)) return
  if (key === "Enter") {
    if (target.matches("[data-row]")) target.querySelector("[data-opens]").click()
    return
  }
  if (acts[key]) acts[key]()
  else if (event.repeat || !press(key)) return
  event.preventDefault()
})

if (box) {
  box.checked = isOn()
  box.addEventListener("change", () => remember(box.checked))
  help.hidden = false
}

// After a decision the address names the row to go on with. What was said above the list is read out.
const named = document.getElementById(location.hash.slice(1))
if (named?.matches("[data-row]")) go(named)
const said = [...document.querySelectorAll(".messagelist li")].map(item => item.firstChild?.textContent.trim()).join(" ")
if (said) {
  const status = Object.assign(document.createElement("p"), { className: "visually-hidden", role: "status" })
  document.body.append(status)
  setTimeout(() => { status.textContent = said }, 200)
}
