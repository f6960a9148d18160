// A reply that is being written: a copy of it in this browser until it was sent, and the offer to go on with one that was left.
// The form has data-user and data-about, a field `key`, and the offer [data-kept]; replies that were sent have their data-key.
import { BrowserCopy } from "shirushi/browser_copy"

// As if it was typed, so that the browser's own undo takes it back.
export function insert(text, words) {
  text.focus()
  if (!document.execCommand("insertText", false, words)) text.setRangeText(words, text.selectionStart, text.selectionEnd, "end")
  text.dispatchEvent(new Event("input", { bubbles: true }))
}

function offer(place, copy, text, [name, entry]) {
  const kept = entry.values[0]?.[1] ?? ""
  place.querySelector("q").textContent = kept.trim().slice(0, 60)
  place.hidden = false
  const done = () => { place.hidden = true; copy.forget(name) }
  place.querySelector("[data-restore]").addEventListener("click", () => { text.value = ""; insert(text, kept); done() })
  place.querySelector("[data-discard]").addEventListener("click", () => { done(); text.focus() })
}

export function keep(form, text) {
  const copy = new BrowserCopy({ user: form.dataset.user, article: form.dataset.about, window: form.elements.key.value })
  for (const reply of document.querySelectorAll("[data-key]")) copy.settle(reply.dataset.key)
  const save = () => text.value.trim() ? copy.write({ values: [["text", text.value]] }) : copy.clear()
  text.addEventListener("input", save)
  if (text.value !== text.defaultValue) save() // typed before this script had come
  const [left] = copy.left()
  if (left && left[1].values[0]?.[1] !== text.value) offer(form.querySelector("[data-kept]"), copy, text, left)
}
