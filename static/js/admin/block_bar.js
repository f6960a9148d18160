// The bar over the block in which the cursor is: its name, its choices, and what can be done to it as a whole.
import { Extension, Plugin, crel } from "django-prose-editor/editor"
import { descriptionOf, openEdit, setAttributes } from "shirushi/block"
import { addItem, blockAt, canMove, duplicate, itemAt, move, remove } from "shirushi/block_moves"

const CONTROLS = "button:not([disabled]), select, input"
const button = (icon, label, run) => {
  const made = crel("button", { type: "button", title: label, "aria-label": label, className: icon.length > 2 ? "material-icons" : "", textContent: icon })
  made.addEventListener("click", run)
  return made
}

function choice(bar, name, rule, value) {
  const names = bar.description.words
  const options = rule.values.map(one => crel("option", { value: one, textContent: names[`${name}.${one}`] ?? one, selected: one === value }))
  return crel("select", { "aria-label": rule.label, title: rule.label }, options)
}

const field = (rule, value) => crel("input", { type: rule.type ?? "text", value: value ?? "", "aria-label": rule.label, title: rule.label,
  placeholder: rule.placeholder ?? rule.label, ...(rule.pattern ? { pattern: rule.pattern } : {}) })

class Bar {
  constructor(editor, words) {
    Object.assign(this, { editor, words, shown: "", frame: 0 })
    this.dom = crel("div", { className: "block-bar", role: "toolbar", hidden: true })
    this.dom.addEventListener("keydown", event => this.key(event))
    this.dom.addEventListener("focusout", () => this.plan())
    editor.view.dom.closest(".prose-editor").append(this.dom)
    this.replace = () => this.plan()
    window.addEventListener("resize", this.replace)
    window.addEventListener("scroll", this.replace, { passive: true })
    this.plan()
  }

  destroy() {
    cancelAnimationFrame(this.frame)
    window.removeEventListener("resize", this.replace)
    window.removeEventListener("scroll", this.replace)
    this.dom.remove()
  }

  plan() {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => this.editor.isDestroyed || this.update())
  }

  // Asked anew for every action: the text may have changed since the bar was drawn.
  get pos() {
    return blockAt(this.editor.state)?.pos ?? 0
  }

  update() {
    const { editor } = this, block = blockAt(editor.state)
    this.dom.hidden = !block || !editor.isEditable || !(editor.isFocused || this.dom.parentElement.contains(document.activeElement))
    if (this.dom.hidden) return
    this.description = descriptionOf(block.node)
    this.dom.setAttribute("aria-label", this.words.blockBar.replace("{name}", this.description.name))
    const state = JSON.stringify([block.node.type.name, block.node.attrs, itemAt(editor.state)?.pos ?? -1, block.pos, canMove(editor, block.pos, -1), canMove(editor, block.pos, 1), this.description.state?.(editor)])
    if (state !== this.shown) this.build(block.node)
    this.shown = state
    this.position()
  }

  build(node) {
    const focused = [...this.dom.querySelectorAll(CONTROLS)].indexOf(document.activeElement)
    const { words, editor } = this, { attributes, edit } = this.description
    const item = itemAt(editor.state)
    const group = children => crel("span", {}, children)
    const moving = step => { const made = button(step < 0 ? "arrow_upward" : "arrow_downward", step < 0 ? words.blockUp : words.blockDown, () => this.act(() => move(editor, this.pos, step))); made.disabled = !canMove(editor, this.pos, step); return made }
    this.dom.replaceChildren(
      crel("strong", { textContent: this.description.name }),
      ...Object.entries(attributes ?? {}).filter(([, rule]) => rule.label).map(([name, rule]) => this.control(name, rule, node.attrs[name])),
      ...(this.description.controls?.(editor, { node, pos: this.pos }) ?? []),
      ...(edit ? [group([button("edit", words.blockEdit, () => openEdit(editor, this.pos))])] : []),
      ...(item ? [group([button("playlist_add", words.itemAdd, () => this.act(() => addItem(editor, itemAt(editor.state)), true)), button("playlist_remove", words.itemRemove, () => this.act(() => remove(editor, itemAt(editor.state).pos), true))])] : []),
      group([moving(-1), moving(1),
        button("content_copy", words.blockCopy, () => this.act(() => duplicate(editor, this.pos))),
        button("delete", words.blockRemove, () => this.act(() => remove(editor, this.pos), true))]),
    )
    if (focused >= 0) (this.controls()[Math.min(focused, this.controls().length - 1)])?.focus()
  }

  control(name, rule, value) {
    const made = rule.values ? choice(this, name, rule, value) : field(rule, value)
    made.addEventListener("input", () => made.setCustomValidity?.(""))
    made.addEventListener("change", () => {
      if (made.validity.patternMismatch || made.validity.typeMismatch) made.setCustomValidity(rule.refusal ?? "")
      if (made.reportValidity()) setAttributes(this.editor, this.pos, { [name]: made.value.trim() || null })
    })
    return made
  }

  // Does something to the block; the focus stays in the bar, so that one can move twice, or goes back to the text.
  act(run, isBack = false) {
    const before = document.activeElement
    run()
    if (isBack) this.editor.view.focus()
    else { before?.focus(); this.update(); if (!this.dom.contains(document.activeElement)) this.controls()[0]?.focus() }
  }

  controls() {
    return [...this.dom.querySelectorAll(CONTROLS)]
  }

  enter() {
    this.update()
    if (this.dom.hidden) return false
    this.controls()[0].focus()
    return true
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229) return
    const controls = this.controls(), at = controls.indexOf(document.activeElement)
    const isText = document.activeElement.matches("input")
    if (event.key === "Escape" || (event.key === "Enter" && isText)) {
      event.preventDefault()
      event.stopPropagation()
      document.activeElement.blur()
      this.editor.view.focus()
    } else if (!isText && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      event.preventDefault()
      controls.at((at + (event.key === "ArrowRight" ? 1 : -1)) % controls.length).focus()
    }
  }

  // Over the block's upper edge; over a tall block that begins above the window, right below the editor's own bar.
  position() {
    const box = this.editor.view.nodeDOM(this.pos)?.getBoundingClientRect()
    if (!box) return
    const wrapper = this.dom.parentElement.getBoundingClientRect(), menu = this.dom.parentElement.querySelector(".prose-menubar")?.getBoundingClientRect()
    const top = Math.min(Math.max(box.top - this.dom.offsetHeight - 2, menu?.bottom ?? 0), box.bottom - this.dom.offsetHeight)
    this.dom.style.top = `${Math.round(top - wrapper.top)}px`
    this.dom.style.left = `${Math.round(Math.max(4, Math.min(box.left - wrapper.left, wrapper.width - this.dom.offsetWidth - 4)))}px`
  }
}

export const BlockBar = Extension.create({
  name: "blockBar",
  addOptions: () => ({ words: {} }),
  addKeyboardShortcuts() {
    return { "Alt-F10": () => this.storage.bar?.enter() ?? false }
  },
  addProseMirrorPlugins() {
    const { editor, options, storage } = this
    return [new Plugin({ view: () => {
      const bar = storage.bar = new Bar(editor, options.words)
      return { update: () => bar.plan(), destroy: () => bar.destroy() }
    } })]
  },
  onFocus() { this.storage.bar?.plan() },
  onBlur() { this.storage.bar?.plan() },
})
