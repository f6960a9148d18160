// Lines of a block: parts of one line that say what belongs there as long as they are empty, and lines that lead somewhere.
import { crel } from "django-prose-editor/editor"
import { part } from "shirushi/block"

// A line in its box. Classes and hint belong to the view alone: changing them is no typing.
export const lineView = (tag, { className = "", hint = "" }) => () => ({ node }) => {
  const dom = crel(tag, { className: `block-line ${className}`.trim() })
  const draw = shown => {
    dom.classList.toggle("is-blank", !shown.content.size)
    dom.classList.toggle("leads-nowhere", "href" in shown.attrs && !shown.attrs.href)
    if (hint) dom.dataset.hint = hint
    if (shown.attrs.asOf) dom.dataset.asOf = shown.attrs.asOf
    else delete dom.dataset.asOf
  }
  draw(node)
  return {
    dom,
    contentDOM: dom,
    update: changed => changed.type === node.type && (draw(changed), true),
    ignoreMutation: mutation => mutation.type === "attributes" && mutation.target === dom,
  }
}

// part({ … }) with one line of text: `within` is a selector of what holds it, `marks` says which marks it takes ("" for none).
export const line = ({ key, name, mark, within = `[data-block="${key}"]`, tag = "p", content = "text*", marks = "", className, hint, item, attributes, extend = {} }) => part({
  key, name, mark, tag, content, item, attributes,
  extend: {
    ...(marks === null ? {} : { marks }),
    ...(item ? { isolating: false } : {}), // Enter divides it
    parseHTML: () => [{ tag: `${within} > ${tag}${mark ? `[data-part="${mark}"]` : ""}`, priority: 90 }],
    addNodeView: lineView(tag, { className, hint }),
    ...extend,
  },
})

// A line that is one link: its words are typed in place, its address is asked for in a dialog.
export const linkLine = ({ key, name, mark, within = `[data-block="${key}"]`, className, hint }) => line({
  key, name, mark, within, className, hint,
  extend: {
    addAttributes: () => ({ href: { default: null, rendered: false, parseHTML: element => element.querySelector("a")?.getAttribute("href") ?? null } }),
    parseHTML: () => [{ tag: `${within} > p[data-part="${mark}"]`, priority: 90, contentElement: element => element.querySelector("a") ?? element }],
    renderHTML: ({ node }) => ["p", { "data-part": mark }, node.attrs.href ? ["a", { href: node.attrs.href }, 0] : ["span", 0]],
  },
})

// For building a block from a dialog's answers.
export const written = (type, text = "", attrs = {}) => ({ type, attrs, content: text.trim() ? [{ type: "text", text: text.trim() }] : [] })

// Puts a block made of these parts in the place of the one at `pos`.
export function rebuild(editor, pos, attrs, content) {
  const { state } = editor, node = state.doc.nodeAt(pos)
  editor.view.dispatch(state.tr.replaceWith(pos, pos + node.nodeSize, state.schema.nodeFromJSON({ type: node.type.name, attrs, content })))
}

// The parts of a block by the names of their nodes.
export const partsOf = (node, name) => {
  const found = []
  node.forEach(child => { if (child.type.name === name) found.push(child) })
  return found
}

// A pattern is read with the flag v, which asks for more escapes than others.
export const ADDRESS = String.raw`(https?://\S+|/(?!\/|\\)\S*|#\S+|mailto:.+|tel:.+)`
