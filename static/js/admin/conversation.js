// Writing a reply: canned answers at the caret, and a copy of what is typed in this browser until it was sent.
import { BrowserCopy } from "shirushi/browser_copy"

const form = document.getElementById("reply")
const text = form.elements.text
const told = JSON.parse(document.getElementById("canned-texts")?.textContent ?? "{}")

// As if it was typed, so that the browser's own undo takes it back.
function insert(words) {
  text.focus()
  if (!document.execCommand("insertText", false, words)) text.setRangeText(words, text.selectionStart, text.selectionEnd, "end")
  text.dispatchEvent(new Event("input", { bubbles: true }))
}

// The button beside the list puts in what is chosen there; another one names its text itself.
const canned = form.elements.canned
for (const fill of [...form.elements].filter(one => one.name === "fill")) {
  fill.addEventListener("click", event => {
    event.preventDefault()
    const words = told[fill.value] ?? told[canned?.value]
    if (!words) return canned?.focus()
    insert(words)
    if (canned) canned.value = ""
  })
}

const copy = new BrowserCopy({ user: form.dataset.user, article: `message-${form.dataset.message}`, window: form.elements.key.value })
for (const reply of document.querySelectorAll("[data-key]")) copy.settle(reply.dataset.key)
text.addEventListener("input", () => text.value.trim() ? copy.write({ values: [["text", text.value]] }) : copy.clear())

const offer = form.querySelector("[data-kept]")
const [left] = copy.left()
if (left && left[1].values[0]?.[1] !== text.value) {
  const [name, entry] = left
  const kept = entry.values[0]?.[1] ?? ""
  offer.querySelector("q").textContent = kept.trim().slice(0, 60)
  offer.hidden = false
  const done = () => { offer.hidden = true; copy.forget(name) }
  offer.querySelector("[data-restore]").addEventListener("click", () => { text.value = ""; insert(kept); done() })
  offer.querySelector("[data-discard]").addEventListener("click", () => { done(); text.focus() })
}
