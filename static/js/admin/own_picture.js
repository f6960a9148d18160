// A picture of the library that belongs to a block: shown in it, chosen and taken away from the block's bar.
import { crel } from "django-prose-editor/editor"
import { setAttributes } from "shirushi/block"
import { openLibrary } from "shirushi/library"
import { records } from "shirushi/records"

// A node view for a node with the attribute `image`: the picture first, then the content.
export const pictureView = (tag, className, library) => () => ({ node }) => {
  const contentDOM = crel("div", { className: "block-content" })
  const picture = crel("img", { alt: "", hidden: true, className: "own-picture" })
  const head = crel("div", { contentEditable: "false", className: "own-picture-box" }, [picture])
  const dom = crel(tag, { className }, [head, contentDOM])
  let shown = "", leave = () => {}
  const fill = row => {
    head.classList.toggle("is-gone", row === null)
    Object.assign(picture, row ? { src: row.thumb, alt: row.alt, hidden: false } : { hidden: true })
  }
  const draw = ({ attrs: { image } }) => {
    if (dom.localName === "div") dom.dataset.block = node.type.name
    if (image) dom.dataset.image = image // the checklist finds it by this
    else delete dom.dataset.image
    if (shown === (image ?? "")) return
    leave()
    shown = image ?? ""
    head.classList.remove("is-gone")
    picture.hidden = true
    leave = shown ? records(library.choices, "images").watch(shown, fill) : () => {}
  }
  draw(node)
  return {
    dom, contentDOM,
    update: changed => changed.type === node.type && (draw(changed), true),
    destroy: () => leave(),
    ignoreMutation: mutation => mutation.type !== "selection" && (head.contains(mutation.target) || (mutation.type === "attributes" && mutation.target === dom)),
  }
}

// For the block's bar: a button to choose the picture of the node at `pos`, and one to take it away.
export function pictureButtons(editor, { node, pos }, words, library) {
  const button = (icon, label, run) => {
    const made = crel("button", { type: "button", className: "material-icons", textContent: icon, title: label, "aria-label": label })
    made.addEventListener("click", run)
    return made
  }
  const choose = button("image", words.picture, async () => {
    const [row] = await openLibrary(library)
    if (!row) return
    records(library.choices, "images").put(row)
    setAttributes(editor, pos, { image: String(row.id) })
    editor.commands.focus()
  })
  const take = button("hide_image", words.pictureRemove, () => { setAttributes(editor, pos, { image: null }); editor.commands.focus() })
  return [crel("span", {}, node.attrs.image ? [choose, take] : [choose])]
}
