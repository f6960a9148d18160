// Two ways to the same list: the ＋ button opens it with a field to search in, "/" at the start of a line while writing.
import { Extension, Plugin, crel } from "django-prose-editor/editor"
import { insertBlock } from "shirushi/block_moves"
import { InsertList } from "shirushi/insert_list"
import { showModal } from "shirushi/modal"

const SLASH = /^[/／]([^/／]*)$/

// The rows' entries, each knowing how to insert itself: by its module, or by the button of the same name.
export const entriesOf = (rows, modules, buttons) => rows.flatMap(row => row.entries.map(entry => {
  const insert = modules[row.module]?.insert ?? (row.module ? editor => insertBlock(editor, row.key) : buttons[entry.name])
  return { ...entry, run: editor => insert(editor, entry.name, row) }
}))

export function openInsertDialog(editor, { entries, groups, words }) {
  const chosen = entry => { dialog.close(); editor.commands.focus(); entry.run(editor) }
  const list = new InsertList(entries, groups, words, chosen)
  const field = crel("input", { type: "search", role: "combobox", placeholder: words.searchBlocks, autocomplete: "off",
    "aria-label": words.searchBlocks, "aria-expanded": "true", "aria-controls": list.id, "aria-autocomplete": "list" })
  const close = crel("button", { type: "button", className: "material-icons", textContent: "close", title: words.cancel, "aria-label": words.cancel })
  const dialog = crel("dialog", { className: "insert-dialog", "aria-label": words.insertBlock }, [crel("div", { className: "insert-search" }, [field, close]), list.dom])
  list.owner = field
  field.addEventListener("input", () => list.filter(field.value))
  field.addEventListener("keydown", event => list.key(event))
  close.addEventListener("click", () => dialog.close())
  dialog.addEventListener("click", event => event.target === dialog && dialog.close())
  dialog.addEventListener("close", () => { dialog.remove(); editor.commands.focus() })
  document.body.append(dialog)
  showModal(dialog)
  list.filter("")
  // A finger chooses from the list; a keyboard that slides over it would only be in the way.
  if (matchMedia("(pointer: coarse)").matches) close.focus()
  else field.focus()
}

class Slash {
  constructor(editor, { entries, groups, words }) {
    Object.assign(this, { editor, dismissed: "" })
    this.list = new InsertList(entries, groups, words, entry => this.choose(entry))
    this.list.owner = editor.view.dom
    this.dom = crel("div", { className: "insert-popup", hidden: true }, [this.list.dom])
    this.count = crel("p", { className: "visually-hidden", role: "status" })
    this.words = words
    editor.view.dom.closest(".prose-editor").append(this.dom, this.count)
  }

  destroy() {
    this.dom.remove()
    this.count.remove()
  }

  get isOpen() {
    return !this.dom.hidden
  }

  // The text after the slash, or null when the cursor is not behind one at the start of a line.
  query() {
    const { selection } = this.editor.state, { $from } = selection
    if (!selection.empty || $from.parent.type.name !== "paragraph" || $from.parentOffset !== $from.parent.content.size) return null
    return SLASH.exec($from.parent.textContent)?.[1] ?? null
  }

  // Called after every change of the document; the text itself is never touched here, so a composition goes on.
  update(isTyped) {
    const query = this.query(), line = this.editor.state.selection.$from.start()
    if (query === null) { this.dismissed = ""; return this.close() }
    if ((!isTyped && !this.isOpen) || this.dismissed === line || query.length > 20) return this.close()
    const found = this.list.filter(query)
    if (!found) return this.close()
    this.count.textContent = this.words.blockFound.replace("{count}", found)
    this.open()
  }

  open() {
    const box = this.editor.view.dom
    this.dom.hidden = false
    for (const [name, value] of Object.entries({ "aria-controls": this.list.id, "aria-haspopup": "listbox" })) box.setAttribute(name, value)
    const caret = this.editor.view.coordsAtPos(this.editor.state.selection.from)
    const wrapper = this.dom.parentElement.getBoundingClientRect()
    const isAbove = caret.bottom + this.dom.offsetHeight > window.innerHeight && caret.top > this.dom.offsetHeight
    this.dom.style.top = `${Math.round((isAbove ? caret.top - this.dom.offsetHeight - 4 : caret.bottom + 4) - wrapper.top)}px`
    this.dom.style.left = `${Math.round(Math.max(0, Math.min(caret.left - wrapper.left - 12, wrapper.width - this.dom.offsetWidth)))}px`
    this.list.activate(this.list.active)
  }

  close() {
    if (!this.isOpen) return
    this.dom.hidden = true
    this.count.textContent = ""
    for (const name of ["aria-controls", "aria-haspopup", "aria-activedescendant"]) this.editor.view.dom.removeAttribute(name)
  }

  choose(entry) {
    const { state, view } = this.editor, { $from } = state.selection
    this.close()
    view.dispatch(state.tr.delete($from.start(), $from.end()))
    view.focus()
    entry.run(this.editor)
  }

  key(event) {
    if (!this.isOpen || event.isComposing || event.keyCode === 229) return false
    if (event.key === "Escape") {
      this.dismissed = this.editor.state.selection.$from.start()
      this.close()
      event.stopPropagation()
      return true
    }
    return this.list.key(event)
  }
}

// A ＋ at the end of the empty line in which the cursor is.
class LineButton {
  constructor(editor, offered) {
    this.editor = editor
    this.dom = crel("button", { type: "button", className: "line-insert", hidden: true, textContent: "＋", title: offered.words.insertBlock, "aria-label": offered.words.insertBlock, tabIndex: -1 })
    this.dom.addEventListener("mousedown", event => event.preventDefault())
    this.dom.addEventListener("click", () => openInsertDialog(editor, offered))
    editor.view.dom.closest(".prose-editor").append(this.dom)
  }

  destroy() {
    this.dom.remove()
  }

  update() {
    const { selection } = this.editor.state, { $from } = selection
    this.dom.hidden = !this.editor.isFocused || !selection.empty || $from.depth !== 1 || $from.parent.type.name !== "paragraph" || $from.parent.content.size > 0 || this.editor.view.composing
    if (this.dom.hidden) return
    const line = this.editor.view.nodeDOM($from.before()).getBoundingClientRect(), wrapper = this.dom.parentElement.getBoundingClientRect()
    this.dom.style.top = `${Math.round(line.top - wrapper.top + (line.height - this.dom.offsetHeight) / 2)}px`
    this.dom.style.left = `${Math.round(line.right - wrapper.left - this.dom.offsetWidth)}px`
  }
}

export const InsertMenu = Extension.create({
  name: "insertMenu",
  priority: 1100, // before the keys of blocks and lists
  addOptions: () => ({ entries: [], groups: {}, words: {} }),
  addStorage: () => ({}),
  addProseMirrorPlugins() {
    const { editor, options, storage } = this
    return [new Plugin({
      view: () => {
        const slash = storage.slash = new Slash(editor, options), line = storage.line = new LineButton(editor, options)
        return {
          update: (view, before) => { slash.update(before.doc !== view.state.doc); line.update() },
          destroy: () => { slash.destroy(); line.destroy() },
        }
      },
      props: {
        handleKeyDown: (_view, event) => storage.slash?.key(event) ?? false,
        handleDOMEvents: { blur: () => { storage.slash?.close(); return false } },
      },
    })]
  },
  onFocus() { this.storage.line?.update() },
  onBlur() { this.storage.line?.update() },
})
