// The keys of the comments' desk. They press the buttons that stand there, so they can do nothing that the page does not show.
// A browser remembers that somebody wants no keys; while text is typed, and together with Ctrl, Alt or Command, they are off.
const OFF = "shirushi-keys-off"
const help = document.getElementById("desk-keys")
const box = help.querySelector("input")
const rows = [...document.querySelectorAll(".queue-row")]
const page = document.querySelector(".comment-wish")
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

const current = () => document.activeElement.closest(".queue-row")
const chosen = () => document.querySelector(".queue-tick input:checked")

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
  const place = chosen() ? document.querySelector(".bulk") : current() ?? page
  const button = [...place?.querySelectorAll("[data-keys]") ?? []].find(one => one.dataset.keys.includes(key))
  button?.click()
  return Boolean(button)
}

const acts = {
  j: () => step(1),
  k: () => step(-1),
  x: () => current()?.querySelector(".queue-tick input")?.click(),
  u: () => document.querySelector(".messagelist .undo")?.click(),
  "?": () => { help.open = !help.open },
}

document.addEventListener("keydown", event => {
  const { key, target } = event
  if (!box.checked || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || target.matches(isTyped)) return
  if (key === "Enter") {
    if (target.matches(".queue-row")) target.querySelector("h2 a").click()
    return
  }
  if (acts[key]) acts[key]()
  else if (event.repeat || !press(key)) return
  event.preventDefault()
})

box.checked = isOn()
box.addEventListener("change", () => remember(box.checked))
help.hidden = false

// After a decision the address names the row to go on with. What was said above the list is read out.
const named = document.getElementById(location.hash.slice(1))
if (named?.matches(".queue-row")) go(named)
const said = [...document.querySelectorAll(".messagelist li")].map(item => item.firstChild?.textContent.trim()).join(" ")
if (said) {
  const status = Object.assign(document.createElement("p"), { className: "visually-hidden", role: "status" })
  document.body.append(status)
  setTimeout(() => { status.textContent = said }, 200)
}
