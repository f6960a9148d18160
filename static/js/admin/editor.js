// Turns every text area with data-editor into the editor: which nodes it has and what its buttons say comes from the server.
import * as bundle from "django-prose-editor/editor"
import { descriptionOf } from "shirushi/block"
import { BlockBar } from "shirushi/block_bar"
import { BlockKeys } from "shirushi/block_keys"
import { Claims } from "shirushi/claims"
import { InsertMenu, entriesOf } from "shirushi/insert_menu"
import { arrange, buttons, describeButtons } from "shirushi/menu"
import { TidyPaste } from "shirushi/paste"
import { PictureDrop } from "shirushi/picture_drop"

// An editor's node is of no use without its parts.
const PARTS = { BulletList: ["ListItem"] }
const ALWAYS = ["Document", "Paragraph", "Text", "Dropcursor", "Gapcursor", "History"]
// What may stand inside callouts, steps and answers; "offer", "inset" and further "flow" come from the blocks.
const FLOW = ["Paragraph", "Heading", "BulletList", "OrderedList", "Blockquote", "HorizontalRule"]

// Tiptap inserts a <style>; a strict style-src lets it pass with the request's nonce only.
const Nonce = bundle.Extension.create({
  name: "nonce",
  onBeforeCreate() { this.editor.options.injectNonce = document.querySelector("script[nonce]")?.nonce },
})

// The modules of all rows, by name; a page that has several editors loads each once.
const areas = [...document.querySelectorAll("textarea[data-editor]")]
const wanted = new Set(areas.flatMap(area => JSON.parse(area.dataset.editor).blocks.map(row => row.module).filter(Boolean)))
const modules = Object.fromEntries(await Promise.all([...wanted].map(async one => [one, await import(`shirushi/nodes/${one}`)])))

const flowing = name => FLOW.includes(name) ? bundle[name].extend({ group() { return `${bundle.callOrReturn(this.parent) ?? "block"} flow` } }) : bundle[name]

// An empty line says what it is for: the one with the cursor, and every empty title, question and the like.
const hint = text => ({ node, hasAnchor }) => descriptionOf(node)?.hint || (hasAnchor && node.type.name === "paragraph" ? text : "")

function extensions({ nodes, words, groups, blocks, library, pasting }) {
  const chosen = Object.entries(nodes).map(([name, options]) => options === true ? flowing(name) : flowing(name).configure(options))
  const parts = Object.keys(nodes).flatMap(name => PARTS[name] ?? [])
  const always = [...ALWAYS, ...parts].map(flowing)
  const rows = blocks.map(row => ({ ...row, library, words: { ...words, ...row.words } }))
  const own = rows.filter(row => row.module).flatMap(row => modules[row.module].extensions(row))
  const entries = entriesOf(rows, modules, buttons(words))
  return [...always, ...chosen, ...own, Nonce, TidyPaste.configure(pasting), PictureDrop.configure({ library }), BlockKeys, Claims,
    BlockBar.configure({ words }), InsertMenu.configure({ entries, groups, words }),
    bundle.Placeholder.configure({ includeChildren: true, showOnlyCurrent: false, placeholder: hint(words.placeholder) }),
    bundle.Menu.configure({ defaultItems: false, items: arrange(nodes, words) })]
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

// The bundle takes a text that is one element without content for empty: an ad or a card alone would be lost.
function keepLoneBlock(editor, textarea) {
  editor.on("update", () => {
    if (textarea.value || editor.state.doc.firstChild.type.name === "paragraph") return
    textarea.value = editor.getHTML()
    textarea.dispatchEvent(new Event("input", { bubbles: true }))
  })
}

bundle.initializeEditors(textarea => {
  if (textarea.closest(".prose-editor")) return
  const config = JSON.parse(textarea.dataset.editor)
  const editor = bundle.createTextareaEditor(textarea, extensions(config))
  keepLoneBlock(editor, textarea)
  editor.on("create", () => {
    name(editor, textarea, config.words)
    describeButtons(editor, config.words)
  })
}, "textarea[data-editor]")
