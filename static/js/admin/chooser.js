// One of several rows, chosen in a dialog: a list of radio buttons below a field that searches them.
import { crel } from "django-prose-editor/editor"

const folded = text => text.normalize("NFKC").toLowerCase()

// row: { value, title, note, picture }
export const option = (name, { value, title, note = "", picture = "" }, isChosen) => crel("label", { className: "editor-choice" }, [
  crel("input", { type: "radio", name, value: String(value), required: true, checked: isChosen }),
  ...(picture ? [crel("img", { src: picture, alt: "", width: 40, height: 40 })] : []),
  crel("span", {}, [crel("strong", { textContent: title }), ...(note ? [crel("small", { textContent: note })] : [])]),
])

// An element for openDialog's `content`; its answer is under `name`.
export function chooser(name, rows, { chosen = "", label, search, none }) {
  const list = crel("div", { className: "editor-choices", role: "radiogroup", "aria-label": label }, rows.map(row => option(name, row, String(row.value) === String(chosen))))
  if (!rows.length) return crel("div", {}, [crel("p", { textContent: none })])
  const field = crel("input", { type: "search", placeholder: search, "aria-label": search })
  field.addEventListener("input", () => {
    for (const one of list.children) one.hidden = !folded(one.textContent).includes(folded(field.value))
  })
  return crel("div", {}, [...(rows.length > 7 ? [field] : []), list])
}
