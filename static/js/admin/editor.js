// Turns every text area with data-editor into the editor: which nodes it has and what its buttons say comes from the server.
import * as bundle from "django-prose-editor/editor"
import { AdUnit } from "shirushi/ad_node"
import { arrange, describeButtons } from "shirushi/menu"
import { TidyPaste } from "shirushi/paste"

// An editor's node is of no use without its parts.
const PARTS = { BulletList: ["ListItem"], Table: ["TableRow", "TableHeader", "TableCell"] }
const ALWAYS = ["Document", "Paragraph", "Text", "Dropcursor", "Gapcursor", "History"]

// Tiptap inserts a <style>; a strict style-src lets it pass with the request's nonce only.
const Nonce = bundle.Extension.create({
  name: "nonce",
  onBeforeCreate() { this.editor.options.injectNonce = document.querySelector("script[nonce]")?.nonce },
})

function extensions({ nodes, words, creatives, pasting }) {
  const known = { ...bundle, AdUnit: AdUnit.configure({ words, creatives }) }
  const chosen = Object.entries(nodes).map(([name, options]) => options === true ? known[name] : known[name].configure(options))
  const parts = Object.keys(nodes).flatMap(name => PARTS[name] ?? [])
  const always = [...ALWAYS, ...parts].map(name => bundle[name])
  return [...always, ...chosen, Nonce, TidyPaste.configure(pasting), bundle.Menu.configure({ defaultItems: false, items: arrange(nodes, words) })]
}

function name(editor, textarea, words) {
  const label = document.querySelector(`label[for="${textarea.id}"]`)
  const box = editor.view.dom
  const spoken = { role: "textbox", "aria-multiline": "true", "aria-label": label?.textContent.replace(/[:：]\s*$/, "") || words.text }
  for (const [key, value] of Object.entries(spoken)) box.setAttribute(key, value)
  if (textarea.getAttribute("aria-describedby")) box.setAttribute("aria-describedby", textarea.getAttribute("aria-describedby"))
  if (textarea.getAttribute("aria-invalid")) box.setAttribute("aria-invalid", "true")
  box.classList.add("prose")
  label?.addEventListener("click", () => editor.commands.focus())
}

bundle.initializeEditors(textarea => {
  if (textarea.closest(".prose-editor")) return
  const config = JSON.parse(textarea.dataset.editor)
  const editor = bundle.createTextareaEditor(textarea, extensions(config))
  editor.on("create", () => {
    name(editor, textarea, config.words)
    describeButtons(editor, config.words)
  })
}, "textarea[data-editor]")
