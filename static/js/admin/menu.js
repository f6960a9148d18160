// The editor's buttons: what each does, in the order in which they stand; their words come from the server.
import { openDialog } from "shirushi/dialog"
import { openInsertDialog } from "shirushi/insert_menu"

const chain = editor => editor.chain().focus()
const mark = (name, icon) => ({ name, icon, node: name[0].toUpperCase() + name.slice(1), run: e => chain(e).toggleMark(name).run(), active: e => e.isActive(name) })
const heading = level => ({ name: `heading${level}`, text: `H${level}`, node: "Heading", run: e => chain(e).toggleHeading({ level }).run(), active: e => e.isActive("heading", { level }) })

const linkDialog = words => async editor => {
  const found = await openDialog(editor, { title: words.link, submit: words.apply, cancel: words.cancel,
    fields: [{ name: "href", label: words.address, type: "text", inputMode: "url", required: true, value: editor.getAttributes("link").href ?? "" }] })
  if (found) chain(editor).extendMarkRange("link").setLink({ href: found.href.trim() }).run()
}

// One inner list is one group of buttons.
const groups = words => [
  [{ name: "insertBlock", label: "＋", run: e => openInsertDialog(e, e.extensionManager.extensions.find(one => one.name === "insertMenu").options) }],
  [heading(2), heading(3), heading(4),
    { name: "paragraph", icon: "notes", run: e => chain(e).setParagraph().run(), active: e => e.isActive("paragraph") }],
  [mark("bold", "format_bold"), mark("italic", "format_italic"), mark("underline", "format_underline"), mark("strike", "format_strikethrough"),
    mark("subscript", "subscript"), mark("superscript", "superscript"), { ...mark("code", ""), text: "<>" }],
  [{ name: "link", icon: "insert_link", node: "Link", run: linkDialog(words), active: e => e.isActive("link"),
      enabled: e => !e.state.selection.empty || e.isActive("link") },
    { name: "fact", icon: "fact_check", run: e => e.commands.editFact(), active: e => e.isActive("fact") },
    { name: "unlink", icon: "link_off", node: "Link", run: e => chain(e).extendMarkRange("link").unsetLink().run(), hidden: e => !e.isActive("link") }],
  [{ name: "bulletList", icon: "format_list_bulleted", node: "BulletList", run: e => chain(e).toggleBulletList().run(), active: e => e.isActive("bulletList") },
    { name: "orderedList", icon: "format_list_numbered", node: "OrderedList", run: e => chain(e).toggleOrderedList().run(), active: e => e.isActive("orderedList") },
    { name: "blockquote", icon: "format_quote", node: "Blockquote", run: e => chain(e).toggleBlockquote().run(), active: e => e.isActive("blockquote") },
    { name: "codeBlock", icon: "code", run: e => chain(e).toggleCodeBlock().run(), active: e => e.isActive("codeBlock") },
    { name: "horizontalRule", icon: "horizontal_rule", node: "HorizontalRule", run: e => chain(e).setHorizontalRule().run() }],
  [{ name: "undo", icon: "undo", run: e => chain(e).undo().run(), enabled: e => e.can().undo() },
    { name: "redo", icon: "redo", run: e => chain(e).redo().run(), enabled: e => e.can().redo() }],
]

// What each button does, by its name: the insert menu does the same.
export const buttons = words => Object.fromEntries(groups(words).flat().map(item => [item.name, item.run]))

// Menu's `items`: builds the buttons of those nodes that this editor has.
export const arrange = (nodes, words) => ({ editor, buttons, menu }) =>
  groups(words).map(group => group.filter(item => !item.node || item.node in nodes)).filter(group => group.length).map(group => {
    for (const { name, icon, text, label, run, ...state } of group) {
      const button = icon ? buttons.material(icon, words[name]) : buttons.text(label ?? text ?? words[name], words[name])
      menu.defineItem({ ...state, name, groups: `own-${name}`, button, command: run })
    }
    return menu.buttonGroup({ editor, buttons }, group.flatMap(item => menu.items(`own-${item.name}`)))
  })

// The bar says what it is, and each button whether it is on.
export function describeButtons(editor, words) {
  const bar = editor.view.dom.parentElement.querySelector(".prose-menubar") ?? editor.options.element.querySelector(".prose-menubar")
  bar.setAttribute("role", "toolbar")
  bar.setAttribute("aria-label", words.toolbar)
  const tell = () => bar.querySelectorAll("button").forEach(button => {
    button.setAttribute("aria-pressed", button.classList.contains("active"))
    button.disabled = button.classList.contains("disabled")
  })
  editor.on("transaction", tell)
  tell()
}
