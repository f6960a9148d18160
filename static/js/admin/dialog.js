// A question to the person who writes: a modal dialog with fields, answered by their values or by nothing.
import { crel } from "django-prose-editor/editor"
import { showModal } from "shirushi/modal"

let hints = 0

// `hint` is a sentence below the field.
export function field({ name, label, hint = "", ...attributes }) {
  const input = crel("input", { name, ...attributes })
  if (attributes.type === "checkbox") return crel("label", { className: "editor-tick" }, [input, label])
  const id = `editor-hint-${++hints}`
  if (hint) input.setAttribute("aria-describedby", id)
  return crel("div", { className: "editor-field" }, [crel("label", {}, [label, input]), ...(hint ? [crel("p", { id, className: "editor-hint", textContent: hint })] : [])])
}

// Resolves to {name: value}, or to null when the dialog was closed. `content` is an element that holds further controls;
// `other` names a second way out, answered as { other: true }.
export function openDialog(editor, { title, fields = [], content = null, submit, cancel, other = "" }) {
  const cancelling = crel("button", { type: "button", textContent: cancel })
  const submitting = crel("button", { type: "submit", textContent: submit, className: "default" })
  const heading = crel("h2", { textContent: title })
  const leaving = crel("button", { type: "button", textContent: other, className: "editor-other" })
  const form = crel("form", { method: "dialog" }, [heading, ...fields.map(field), ...(content ? [content] : []), crel("div", { className: "editor-actions" }, [submitting, cancelling, ...(other ? [leaving] : [])])])
  const dialog = crel("dialog", { className: "editor-dialog", "aria-label": title }, [form])
  document.body.append(dialog)
  return new Promise(resolve => {
    form.addEventListener("submit", event => {
      event.preventDefault()
      resolve(Object.fromEntries(new FormData(form))) // before closing: what is typed next must find the answer applied
      dialog.close()
    })
    cancelling.addEventListener("click", () => dialog.close())
    leaving.addEventListener("click", () => { resolve({ other: true }); dialog.close() })
    dialog.addEventListener("close", () => { dialog.remove(); resolve(null); editor.commands.focus() })
    showModal(dialog)
  })
}
