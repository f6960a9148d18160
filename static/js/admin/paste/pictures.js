// Pictures in pasted HTML: none of another site is shown or kept. A place in the text offers to take each into the
// library; what is not taken is no part of what is saved.
import { Node, crel } from "django-prose-editor/editor"
import { tell } from "shirushi/notice"
import { post } from "shirushi/paste/code"
import { style } from "shirushi/paste/source"
import { upload } from "shirushi/uploads"

const TAG = "pasted-picture" // no allowlist knows it: whatever happens, it does not reach a stored text
const LINE = "p, h1, h2, h3, h4, h5, h6"
const WEB = /^(https?:)?\/\//i
const DATA = /^data:image\/(png|jpe?g|gif|webp);base64,/i
// Pictures that came as data stay out of the text area, which is sent with every save: the text holds their number.
const brought = new Map()
const OWN = "clipboard:"

// Lazy pages keep the picture's address aside.
const address = image => [image.getAttribute("src"), image.getAttribute("data-src"), image.getAttribute("data-lazy-src")]
  .map(one => one?.trim() ?? "").sort((a, b) => b.startsWith("http") - a.startsWith("http"))[0]

const side = (image, name) => parseInt(image.getAttribute(name) ?? new RegExp(`(?:^|;)\\s*${name}:\\s*(\\d+)px`).exec(style(image))?.[1] ?? "99")
const isPixel = image => Math.min(side(image, "width"), side(image, "height")) <= 3

function place(image, caption) {
  const made = image.ownerDocument.createElement(TAG)
  let src = address(image)
  if (DATA.test(src)) brought.set(src = `${OWN}${brought.size + 1}`, address(image))
  made.setAttribute("data-src", src)
  made.setAttribute("data-alt", (image.getAttribute("alt") ?? "").slice(0, 200))
  made.setAttribute("data-caption", caption)
  return made
}

// A line that holds a picture is parted from it: the picture stands before or after its words.
function beside(image, made) {
  const line = image.closest(LINE)
  if (!line) return image.replaceWith(made)
  const before = line.ownerDocument.createRange()
  before.setStart(line, 0)
  before.setEndBefore(image)
  before.toString().trim() ? line.after(made) : line.before(made)
  image.remove()
  if (!line.textContent.trim() && !line.querySelector("img")) line.remove()
}

// Every picture as a place that offers it. What cannot be had from here (a file of somebody's computer) is counted.
export function setApart(doc) {
  let lost = 0
  for (const image of doc.querySelectorAll("img")) {
    const figure = image.closest("figure")
    const caption = figure?.querySelector("img") === image ? figure.querySelector("figcaption")?.textContent.trim() ?? "" : ""
    const canBeHad = WEB.test(address(image)) || DATA.test(address(image)) || address(image).startsWith("/")
    if (isPixel(image)) { image.remove(); continue }
    if (!canBeHad) { lost++; image.remove(); continue }
    beside(image, place(image, caption))
  }
  for (const figure of doc.querySelectorAll("figure")) {
    figure.querySelectorAll("figcaption").forEach(words => figure.querySelector(TAG) ? words.remove() : undefined)
    figure.replaceWith(...figure.querySelectorAll(TAG), ...[...figure.childNodes].filter(node => node.localName !== TAG && !node.querySelector?.(TAG)))
  }
  doc.querySelectorAll("a:empty").forEach(link => link.remove())
  return lost
}

const attribute = name => ({ default: "", parseHTML: element => element.getAttribute(`data-${name}`) ?? "", renderHTML: attrs => ({ [`data-${name}`]: attrs[name] }) })
const host = src => { try { return new URL(src, location.href).host } catch { return "" } }
const button = (text, run) => { const made = crel("button", { type: "button", textContent: text }); made.addEventListener("click", run); return made }

function found(editor) {
  const places = []
  editor.state.doc.descendants((node, pos) => { if (node.type.name === "pastedPicture") places.push({ node, pos }) })
  return places
}

function swap(editor, src, row) {
  const { state } = editor, { figure, pastedPicture } = state.schema.nodes
  const tr = state.tr
  for (const { node, pos } of found(editor).reverse()) {
    if (node.attrs.src !== src || node.type !== pastedPicture) continue
    const words = node.attrs.caption || (row ? "" : node.attrs.alt)
    row ? tr.replaceWith(pos, pos + node.nodeSize, figure.create({ image: String(row.id) }, words ? [state.schema.text(words)] : [])) : tr.delete(pos, pos + node.nodeSize)
  }
  editor.view.dispatch(tr)
}

async function file(src) {
  const [head, content] = brought.get(src).split(",", 2)
  const bytes = Uint8Array.from(atob(content), one => one.charCodeAt(0))
  const type = head.slice(5).split(";")[0]
  return new File([bytes], `picture.${type.split("/")[1]}`, { type })
}

async function taken(node, { addresses, library }) {
  if (!node.attrs.src.startsWith(OWN)) return post(addresses.import, { address: node.attrs.src.replace(/^\/\//, "https://") })
  const [outcome] = await upload([await file(node.attrs.src)], { address: library.upload, most: library.most, words: library.words })
  return outcome
}

const states = new Map() // of a picture's address: the sentence of its failure, or null while it is on its way

async function take(editor, node, options) {
  const { src } = node.attrs
  if (states.get(src) === null) return
  states.set(src, null)
  redraw()
  const row = await taken(node, options).catch(() => ({ error: options.words.failed }))
  if (row.id) { states.delete(src); swap(editor, src, row) }
  else states.set(src, row.error ?? options.words.failed)
  redraw()
}

const views = new Set()
const redraw = () => views.forEach(draw => draw())

function view({ words, ...rest }) {
  return ({ node, editor, getPos }) => {
    const dom = crel("div", { className: "pasted-picture", contentEditable: "false" })
    const draw = () => {
      const state = states.get(node.attrs.src)
      const name = node.attrs.caption || node.attrs.alt
      const line = state === null ? words.importing : state ?? words.pictureOf.replace("%s", node.attrs.src.startsWith(OWN) ? words.clipboard : host(node.attrs.src))
      dom.replaceChildren(crel("p", { textContent: line, role: "status" }), ...(name ? [crel("p", { className: "pasted-picture-name", textContent: name })] : []))
      if (state === null) return
      dom.append(crel("div", { className: "pasted-picture-actions" }, [
        button(words.import, () => take(editor, node, { words, ...rest })),
        button(words.remove, () => { const pos = getPos(); editor.chain().focus().deleteRange({ from: pos, to: pos + node.nodeSize }).run() }),
      ]))
    }
    views.add(draw)
    draw()
    return { dom, ignoreMutation: () => true, stopEvent: event => event.target.localName === "button", destroy: () => views.delete(draw) }
  }
}

export const PastedPicture = Node.create({
  name: "pastedPicture",
  group: "block flow",
  atom: true,
  draggable: true,
  addOptions: () => ({ words: {}, addresses: {}, library: {} }),
  addAttributes: () => ({ src: attribute("src"), alt: attribute("alt"), caption: attribute("caption") }),
  parseHTML: () => [{ tag: TAG }],
  renderHTML: ({ HTMLAttributes }) => [TAG, HTMLAttributes],
  addNodeView() { return view(this.options) },
})

// After a paste: banners of networks go, pictures out of the clipboard are taken in, and all others are asked about at once.
export async function askAbout(editor, lost, options) {
  const { words, addresses } = options
  const sources = [...new Set(found(editor).map(({ node }) => node.attrs.src))]
  const elsewhere = sources.filter(src => !src.startsWith(OWN))
  const { ads = [] } = elsewhere.length ? await post(addresses.pictures, { addresses: elsewhere.join("\n") }).catch(() => ({})) : {}
  ads.forEach(src => swap(editor, src, null))
  for (const { node } of found(editor)) if (node.attrs.src.startsWith(OWN)) take(editor, node, options)
  const left = found(editor).filter(({ node }) => !node.attrs.src.startsWith(OWN))
  const sentences = [left.length ? words.pictures.replace("%s", left.length) : "", ads.length ? words.banners.replace("%s", ads.length) : "", lost ? words.lost.replace("%s", lost) : ""]
  if (!sentences.some(Boolean)) return
  const all = run => () => { found(editor).forEach(run); notice.remove() }
  const controls = left.length ? [button(words.importAll, all(({ node }) => take(editor, node, options))), button(words.removeAll, () => { new Set(found(editor).map(({ node }) => node.attrs.src)).forEach(src => swap(editor, src, null)); notice.remove() })] : []
  const notice = tell(editor, words, sentences.filter(Boolean).join(" "), ...controls)
}
