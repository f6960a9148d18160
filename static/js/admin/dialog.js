// A question to the person who writes: a modal dialog with fields, answered by their values or by nothing.
import { crel } from "django-prose-editor/editor"

const field = ({ name, label, ...attributes }) => attributes.type === "checkbox"
  ? crel("label", { className: "editor-tick" }, [crel("input", { name, ...attributes }), label])
  : crel("label", { className: "editor-field" }, [label, crel("input", { name, ...attributes })])

// Resolves to {name: value}, or to null when the dialog was closed. `content` is an element that holds further controls.
export function openDialog(editor, { title, fields = [], content = null, submit, cancel }) {
  const cancelling = crel("button", { type: "button", textContent: cancel })
  const submitting = crel("button", { type: "submit", textContent: submit, className: "default" })
  const heading = crel("h2", { textContent: title })
  const form = crel("form", { method: "dialog" }, [heading, ...fields.map(field), ...(content ? [content] : []), crel("div", { className: "editor-actions" }, [submitting, cancelling])])
  const dialog = crel("dialog", { className: "editor-dialog", "aria-label": title }, [form])
  document.body.append(dialog)
  return new Promise(resolve => {
    form.addEventListener("submit", event => {
      event.preventDefault()
      resolve(Object.fromEntries(new FormData(form))) // before closing: what is typed next must find the answer applied
      dialog.close()
    })
    cancelling.addEventListener("click", () => dialog.close())
    dialog.addEventListener("close", () => { dialog.remove(); resolve(null); editor.commands.focus() })
    dialog.showModal()
  })
}
