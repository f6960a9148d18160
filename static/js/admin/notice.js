// A sentence to the person who writes, between the bar and the text: read out, and gone at the next word or click.
import { crel } from "django-prose-editor/editor"

export function tell(editor, words, sentence, ...controls) {
  const frame = editor.view.dom.parentElement
  frame.querySelector(".editor-notice")?.remove()
  const close = crel("button", { type: "button", className: "editor-notice-close", textContent: words.close })
  const notice = crel("div", { className: "editor-notice", role: "status" }, [crel("p", { textContent: sentence }), ...controls, close])
  close.addEventListener("click", () => { notice.remove(); editor.commands.focus() })
  editor.view.dom.before(notice)
  return notice
}
