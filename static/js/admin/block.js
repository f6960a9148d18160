// Makes the editor's nodes for blocks: what all of them share is here and in block_keys.js, block_moves.js and block_bar.js.
//
// A block is one row in blog/node_rows_*.py (`module` names its file here in nodes/) and one module that exports
//
//   export const extensions = ({ key, words, addresses, library }) => [block({ … }), part({ … })]
//   export const insert = (editor, name, { key, words, addresses, library }) => insertBlock(editor, "callout", { kind: name })
//
// `words` are the editor's words and over them the row's own (`words.name` is what the bar calls the block); `addresses`
// are the row's; `library` is what shirushi/library wants to be told; `name` is the entry of the insert menu. Without
// `insert`, a block with default attributes is inserted. `extensions` may hold anything that Tiptap takes, plugins too.
//
// block({ … }):
//   key          value of data-block, and the node's name in Tiptap: the row's key
//   tag          its element; it is read and written as <tag data-block="key" data-…>
//   words        as given to `extensions`
//   attributes   { kind: { values: ["note", "point"] } }: data-kind, the first value by default; what is not in `values`
//                becomes the first. { file: {} }: free text, null by default, left out when empty. An attribute with
//                `label` has a control in the block bar: a list of `values` (called words["kind.note"]), or a field
//                (`type`, `placeholder`, `pattern` with the `refusal` that is said). `attribute` names another HTML attribute than data-<name> ("cite").
//   content      Tiptap content expression; none: an atom, drawn by `show`. Groups to build it from:
//                  flow   paragraphs, headings, lists, plain quotations, code, tables, and what you add to it (figures)
//                  inset  callouts and the like: may stand in steps and answers, not in each other
//                  offer  whatever may advertise: never in an accordion
//   group        groups of this node beside "block": "flow", "inset", "offer"
//   look         attrs => ({ className, label }): how it looks in the editor; use the classes of the public style sheet.
//                `label` is a line above its content, as readers see it; it is no part of the text.
//   box          the element that stands for `tag` in the editor, where that one would not let itself be edited (details)
//   show         (dom, attrs, { editor, select, edit }) fills the box of an atom, again after each change of attributes
//   edit         (editor, { node, pos, update }) opens a dialog; `update({name: value})` keeps the answer. Gives the bar
//                an "Edit" button; Enter and a double click on a selected atom do the same.
//   controls     (editor, { node, pos }) => [elements] further controls in the bar (block_menu.js makes a list of actions);
//                they are made anew when an attribute changes, or what `state(editor)` answers
//   wraps        true: inserting it over a selection puts the selected blocks inside
//   extend       further Tiptap configuration
//
// part({ key, name, tag, … }): a node inside block `key`: { content, attributes, mark: "title" } is read and written as
//   <tag data-part="title">; without `mark` the element alone, found only inside its block, `under` says where ("> li >").
//   `item: true` makes it one of many: Enter on an empty line at its end begins the next, Enter in an empty one leaves
//   the block. `hint` stands in it while it is empty; `className` and `box` are for the editor alone.
import { Node, crel, mergeAttributes, pm } from "django-prose-editor/editor"

const { Selection } = pm.state

export const described = new Map() // name of a Tiptap node → description; parts too
export const describe = (name, description) => described.set(name, description)
export const descriptionOf = node => described.get(node?.type.name)
export const isBlock = node => Boolean(descriptionOf(node)?.isBlock)

const htmlName = (name, { attribute }) => attribute ?? `data-${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`

const tiptapAttributes = attributes => Object.fromEntries(Object.entries(attributes).map(([name, rule]) => [name, {
  default: rule.values?.[0] ?? null,
  parseHTML: element => {
    const value = element.getAttribute(htmlName(name, rule))
    return rule.values && !rule.values.includes(value) ? rule.values[0] : value
  },
  renderHTML: attrs => attrs[name] === null || attrs[name] === "" ? {} : { [htmlName(name, rule)]: attrs[name] },
}]))

const written = (tag, fixed, hasContent) => ({ HTMLAttributes }) =>
  hasContent ? [tag, mergeAttributes(fixed, HTMLAttributes), 0] : [tag, mergeAttributes(fixed, HTMLAttributes)]

// A box with the block's classes; its label and an atom's picture are the view's own, so their changes are no typing.
function view(description) {
  const { key, tag, box = tag, content, look, show } = description
  return ({ node, editor, getPos }) => {
    const dom = crel(content ? box : "div", { "data-block": key })
    const label = look && content && tag !== "ol" && tag !== "dl" ? crel("p", { contentEditable: "false" }) : null
    const contentDOM = !content ? undefined : label ? crel("div", { className: "block-content" }) : dom
    if (label) dom.append(label, contentDOM)
    label?.addEventListener("mousedown", event => { // the label is no text: the cursor goes to the first line below it
      event.preventDefault()
      editor.view.dispatch(editor.state.tr.setSelection(Selection.near(editor.state.doc.resolve(getPos() + 1))))
      editor.view.focus()
    })
    const select = () => editor.chain().focus().setNodeSelection(getPos()).run()
    const open = () => openEdit(editor, getPos())
    const draw = shown => {
      const { className = "", label: text = "" } = look?.(shown.attrs) ?? {}
      dom.className = `${content ? "" : "block-atom "}${className}`.trim()
      for (const [name, rule] of Object.entries(description.attributes)) {
        if (shown.attrs[name]) dom.setAttribute(htmlName(name, rule), shown.attrs[name])
        else dom.removeAttribute(htmlName(name, rule))
      }
      if (label) Object.assign(label, { className: `${className.split(" ")[0]}-label`, textContent: text, hidden: !text })
      if (!content) show?.(dom, shown.attrs, { editor, select, edit: open })
    }
    if (!content) {
      dom.contentEditable = "false"
      if (description.edit) dom.addEventListener("dblclick", open)
    }
    draw(node)
    return {
      dom, contentDOM,
      update: changed => changed.type.name === key && (draw(changed), true),
      ignoreMutation: mutation => mutation.type !== "selection" && (!contentDOM || !contentDOM.contains(mutation.target) || (mutation.type === "attributes" && mutation.target === dom)),
    }
  }
}

export function block({ key, tag, words, attributes = {}, content, group = "", extend = {}, ...rest }) {
  const description = { isBlock: true, key, tag, words, attributes, content, name: words.name, ...rest }
  describe(key, description)
  return Node.create({
    name: key,
    group: `block ${group}`.trim(),
    ...(content ? { content, defining: true } : { atom: true }),
    selectable: true,
    draggable: true,
    addAttributes: () => tiptapAttributes(attributes),
    parseHTML: () => [{ tag: `${tag}[data-block="${key}"]`, priority: 80 }],
    renderHTML: written(tag, { "data-block": key }, Boolean(content)),
    addNodeView: () => view(description),
    ...extend,
  })
}

export function part({ key, name, tag, content, under = "", attributes = {}, mark = "", item = false, box = tag, className = "", hint = "", extend = {} }) {
  describe(name, { isPart: true, key, isItem: item, attributes, hint })
  const selector = `[data-block="${key}"] ${under} ${mark ? `${tag}[data-part="${mark}"]` : tag}`
  return Node.create({
    name,
    content,
    defining: true,
    isolating: true,
    selectable: false,
    addAttributes: () => tiptapAttributes(attributes),
    parseHTML: () => [{ tag: selector, priority: 90 }],
    renderHTML: written(tag, mark ? { "data-part": mark } : {}, true),
    ...(className || hint || box !== tag ? { addNodeView: () => () => { const dom = crel(box, { className: `block-part ${className}` }); return { dom, contentDOM: dom } } } : {}),
    ...extend,
  })
}

// Keeps new values of the block at `pos`; the selection stays what it was.
export function setAttributes(editor, pos, values) {
  const { state, view: { dispatch } } = editor
  const node = state.doc.nodeAt(pos), { selection } = state
  const tr = state.tr.setNodeMarkup(pos, null, { ...node.attrs, ...values })
  if (selection.node && selection.from === pos) tr.setSelection(selection.constructor.create(tr.doc, pos))
  dispatch(tr)
}

export function openEdit(editor, pos) {
  const node = editor.state.doc.nodeAt(pos)
  descriptionOf(node).edit?.(editor, { node, pos, update: values => setAttributes(editor, pos, values) })
}

// Says something to the person who writes, on the screen and to a screen reader.
export function say(editor, text) {
  const wrapper = editor.view.dom.closest(".prose-editor")
  if (!wrapper) return
  wrapper.querySelector(".editor-says")?.remove()
  const message = crel("p", { className: "editor-says", role: "status" })
  wrapper.append(message)
  message.textContent = text
  setTimeout(() => message.remove(), 8000)
}
