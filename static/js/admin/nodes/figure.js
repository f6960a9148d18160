// The figure: the picture itself, its caption written right below it, its alternative text in the bar. The source holds the number alone.
import { crel } from "django-prose-editor/editor"
import { block, say, setAttributes } from "shirushi/block"
import { blockAt, insertBlock, lineBeside } from "shirushi/block_moves"
import { openLibrary } from "shirushi/library"
import { records } from "shirushi/records"
import { describe } from "shirushi/uploads"

const SIZES = ["normal", "wide", "half"]

const inGallery = (editor, pos) => editor.state.doc.resolve(pos).parent.type.name === "gallery"

function choice(editor, pos, node, words) {
  const made = crel("select", { "aria-label": words.size, title: words.size }, SIZES.map(size =>
    crel("option", { value: size, textContent: words[`size.${size}`], selected: size === node.attrs.size })))
  made.addEventListener("change", () => setAttributes(editor, pos, { size: made.value }))
  return made
}

// The words of the library's row, changed where the picture is used; decoration needs none.
function wordsOf(editor, node, words, library) {
  const alt = crel("input", { type: "text", maxLength: 200, className: "figure-alt", "aria-label": words.alt, title: words.alt, placeholder: words.alt })
  const isDecorative = crel("input", { type: "checkbox" })
  const label = crel("label", { className: "figure-decorative" }, [isDecorative, words.decorative])
  const pictures = records(library.choices, "images")
  const fill = row => {
    if (!row) return
    if (document.activeElement !== alt) alt.value = row.alt
    isDecorative.checked = row.is_decorative
    alt.disabled = row.is_decorative
  }
  const keep = () => {
    const row = pictures.rows.get(String(node.attrs.image))
    if (!row || (alt.value.trim() === row.alt && isDecorative.checked === row.is_decorative)) return
    if (!alt.value.trim() && !isDecorative.checked) return
    describe(row, { alt: alt.value, isDecorative: isDecorative.checked }, library).then(
      answer => { pictures.put(answer); say(editor, words.altKept) },
      error => say(editor, error.message))
  }
  alt.addEventListener("change", keep)
  isDecorative.addEventListener("change", () => { alt.disabled = isDecorative.checked; keep() })
  let wasThere = false
  const stop = pictures.watch(node.attrs.image, row => { // until the bar shows something else
    if (wasThere && !alt.isConnected) return stop()
    wasThere = alt.isConnected
    fill(row)
  })
  return [alt, label]
}

function whole(editor, pos, words) {
  const made = crel("button", { type: "button", title: words.gallery, "aria-label": words.gallery, className: "material-icons", textContent: "grid_on" })
  made.addEventListener("click", () => editor.chain().focus().setNodeSelection(editor.state.doc.resolve(pos).before()).run())
  return made
}

// Picture and caption; only the caption is text. What the library says of the picture comes later and is no change.
function view({ words, library }) {
  return ({ node, editor, getPos }) => {
    const picture = crel("img", { alt: "", draggable: false })
    const note = crel("span", { className: "figure-note" })
    const frame = crel("div", { className: "figure-frame", contentEditable: "false" }, [picture, note])
    const contentDOM = crel("figcaption", { "data-placeholder": words.caption })
    const dom = crel("figure", { "data-block": "figure" }, [frame, contentDOM])
    let shown = null, leave = () => {}
    const fill = row => {
      picture.hidden = !row
      frame.classList.toggle("is-missing", row === null)
      if (row) Object.assign(picture, { src: row.src, alt: row.is_decorative ? "" : row.alt, width: row.width, height: row.height, loading: "lazy" })
      note.textContent = row === null ? words.missing : row === undefined ? words.unknown : row.is_decorative || row.alt.trim() ? "" : words.noWords
    }
    const draw = ({ attrs, content }) => {
      dom.className = `figure figure-${attrs.size}`
      dom.classList.toggle("is-bare", !content.size)
      if (attrs.image) dom.dataset.image = attrs.image // the checklist finds it by this
      else delete dom.dataset.image
      if (attrs.image === shown) return
      leave()
      shown = attrs.image
      if (shown) leave = records(library.choices, "images").watch(shown, fill)
      else fill(null)
    }
    frame.addEventListener("click", () => editor.chain().focus().setNodeSelection(getPos()).run())
    draw(node)
    return {
      dom, contentDOM,
      update: changed => changed.type.name === "figure" && (draw(changed), true),
      destroy: () => leave(),
      ignoreMutation: mutation => mutation.type !== "selection" && (!contentDOM.contains(mutation.target) || (mutation.type === "attributes" && mutation.target === contentDOM)),
    }
  }
}

// In the caption: Enter goes on below the picture, Backspace at its beginning takes hold of the picture.
function keys() {
  const here = editor => { const { selection } = editor.state; return !selection.node && selection.$from.parent.type.name === "figure" ? selection : null }
  return {
    Enter: () => { const { editor } = this; return Boolean(here(editor)) && leaveCaption(editor) },
    "Shift-Enter": () => Boolean(here(this.editor)),
    Backspace: () => {
      const selection = here(this.editor)
      return Boolean(selection?.empty && !selection.$from.parentOffset) && this.editor.commands.setNodeSelection(selection.$from.before())
    },
  }
}

function leaveCaption(editor) {
  const { state } = editor, found = blockAt(state), $pos = state.doc.resolve(found.pos)
  const outer = $pos.parent.type.name === "gallery" ? { node: $pos.parent, pos: $pos.before() } : found
  return lineBeside(editor, outer)
}

export const extensions = ({ words, library }) => [block({
  key: "figure",
  tag: "figure",
  words,
  group: "flow",
  content: "inline*",
  attributes: { image: {}, size: { values: SIZES } },
  controls: (editor, { node, pos }) => [
    inGallery(editor, pos) ? whole(editor, pos, words) : choice(editor, pos, node, words),
    ...wordsOf(editor, node, words, library),
  ],
  edit: async (_editor, { update }) => {
    const [row] = await openLibrary({ library })
    if (!row) return
    records(library.choices, "images").put(row)
    update({ image: String(row.id) })
  },
  extend: {
    isolating: true,
    marks: "_",
    parseHTML: () => [{ tag: 'figure[data-block="figure"]', priority: 80, contentElement: element => element.querySelector("figcaption") ?? element.appendChild(document.createElement("figcaption")) }],
    renderHTML: ({ HTMLAttributes }) => ["figure", { "data-block": "figure", ...HTMLAttributes }, ["figcaption", 0]],
    addNodeView: () => view({ words, library }),
    addKeyboardShortcuts: keys,
  },
})]

// One or several pictures, each with its empty caption.
export async function insert(editor, _name, { library }) {
  for (const row of await openLibrary({ library }, { multiple: true })) {
    records(library.choices, "images").put(row)
    insertBlock(editor, "figure", { image: String(row.id) })
  }
}
