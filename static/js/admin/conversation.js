// Writing a reply: canned answers at the caret, and a copy of what is typed in this browser until it was sent.
import { insert, keep } from "shirushi/kept_reply"

const form = document.getElementById("reply")
const text = form.elements.text
const told = JSON.parse(document.getElementById("canned-texts")?.textContent ?? "{}")

// The button beside the list puts in what is chosen there; another one names its text itself.
const canned = form.elements.canned
for (const fill of [...form.elements].filter(one => one.name === "fill")) {
  fill.addEventListener("click", event => {
    event.preventDefault()
    const words = told[fill.value] ?? told[canned?.value]
    if (!words) return canned?.focus()
    insert(text, words)
    if (canned) canned.value = ""
  })
}

keep(form, text)
