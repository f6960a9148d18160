// The link card: an own article by its number, or a page elsewhere with its title and description, looked up once.
import { Extension, Plugin, crel } from "django-prose-editor/editor"
import { block, say } from "shirushi/block"
import { insertBlock } from "shirushi/block_moves"
import { askForCard } from "shirushi/nodes/card_dialog"
import { records, tell } from "shirushi/records"

const words = element => (element?.textContent ?? "").replace(/\s+/g, " ").trim()
const link = element => element.querySelector("a[href]")
const isOwn = attrs => Boolean(attrs.article)

// Read from <a> and <p> inside, so that the source says what it shows.
const attributes = () => ({
  article: { default: null, parseHTML: element => element.getAttribute("data-article"), renderHTML: ({ article }) => article ? { "data-article": article } : {} },
  href: { default: null, rendered: false, parseHTML: element => link(element)?.getAttribute("href") ?? null },
  title: { default: "", rendered: false, parseHTML: element => words(link(element)) },
  description: { default: "", rendered: false, parseHTML: element => words([...element.querySelectorAll("p")].find(one => !one.querySelector("a"))) },
})

function written({ node, HTMLAttributes }) {
  const { href, title, description } = node.attrs
  if (isOwn(node.attrs)) return ["div", { "data-block": "card", ...HTMLAttributes }]
  return ["div", { "data-block": "card" }, ["a", { href: href ?? "" }, title || href || ""], ...(description ? [["p", {}, description]] : [])]
}

const host = address => { try { return new URL(address).hostname.replace(/^www\./, "") } catch { return "" } }

function draw(dom, { picture = "", title, about = "", foot = "", note = "" }) {
  dom.replaceChildren(
    ...(picture ? [crel("img", { src: picture, alt: "" })] : []),
    crel("div", { className: "link-card-text" }, [
      crel("p", { className: "link-card-title", textContent: title }),
      ...(about ? [crel("p", { className: "link-card-about small", textContent: about })] : []),
      ...(foot || note ? [crel("p", { className: "link-card-foot small" }, [foot, ...(note ? [crel("strong", { textContent: note })] : [])])] : []),
    ]))
}

function view({ words, addresses }) {
  return ({ node, editor, getPos }) => {
    const dom = crel("div", { "data-block": "card", className: "block-atom link-card", contentEditable: "false" })
    let attrs = null, leave = () => {}
    const article = row => {
      if (row) draw(dom, { picture: row.picture, title: row.title, foot: row.date, note: row.state && words.hidden.replace("{state}", row.state) })
      else draw(dom, { title: row === null ? words.missing : `#${attrs.article}`, note: row === undefined ? words.unknown : "" })
    }
    const fill = changed => {
      if (attrs === changed) return
      leave()
      attrs = changed
      leave = () => {}
      dom.toggleAttribute("data-article", isOwn(attrs)) // the checklist finds it by this
      if (!isOwn(attrs)) draw(dom, { title: attrs.title || attrs.href || "", about: attrs.description, foot: host(attrs.href) })
      else if (/^[1-9]\d{0,8}$/.test(attrs.article)) leave = records(addresses.choices, "articles").watch(attrs.article, article)
      else article(null)
    }
    dom.addEventListener("dblclick", () => editor.chain().setNodeSelection(getPos()).run() && change(editor, getPos, { words, addresses }))
    fill(node.attrs)
    return {
      dom,
      update: changed => changed.type.name === "card" && (fill(changed.attrs), true),
      destroy: () => leave(),
      ignoreMutation: () => true,
    }
  }
}

async function change(editor, getPos, told) {
  const answer = await askForCard(editor, editor.state.doc.nodeAt(getPos()).attrs, told)
  if (answer?.link) say(editor, told.words.linkInstead)
  else if (answer) editor.chain().command(({ tr }) => Boolean(tr.setNodeMarkup(getPos(), null, answer))).run()
}

// An own address pasted on an empty line stays what was pasted; a button beside it makes a card of it.
const Offer = Extension.create({
  name: "cardOffer",
  addOptions: () => ({ told: null }),
  addProseMirrorPlugins() {
    const { editor, options: { told } } = this
    return [new Plugin({ props: { handlePaste: (view, event) => {
      const text = event.clipboardData?.getData("text/plain").trim() ?? "", { $from, empty } = view.state.selection
      if (empty && $from.depth === 1 && !$from.parent.content.size && isOwnAddress(text)) offer(editor, text, told)
      return false
    } } })]
  },
})

function isOwnAddress(text) {
  try { return /^https?:\/\/\S+$/.test(text) && new URL(text).origin === window.location.origin && !new URL(text).pathname.startsWith("/admin/") } catch { return false }
}

async function offer(editor, address, { words, addresses }) {
  const { isGood, answer } = await tell(addresses.describe, { address }).catch(() => ({}))
  if (!isGood || !answer.article) return
  records(addresses.choices, "articles").put(answer.article)
  const accept = crel("button", { type: "button", className: "editor-small-button", textContent: words.makeCard })
  const message = crel("p", { className: "editor-says card-offer", role: "status" }, [words.offer.replace("{title}", answer.article.title), accept])
  const wrapper = editor.view.dom.closest(".prose-editor")
  wrapper.querySelector(".editor-says")?.remove()
  wrapper.append(message)
  const dismiss = () => { message.remove(); editor.off("update", watch) }
  const watch = () => line(editor, address) === null && dismiss()
  accept.addEventListener("click", () => {
    const pos = line(editor, address)
    dismiss()
    if (pos === null) return
    const { state } = editor, card = state.schema.nodes.card.create({ article: String(answer.article.id) })
    editor.view.dispatch(state.tr.replaceWith(pos, pos + state.doc.nodeAt(pos).nodeSize, card))
    editor.view.focus()
  })
  editor.on("update", watch)
}

// The paragraph that holds the address alone.
function line(editor, address) {
  let found = null
  editor.state.doc.forEach((node, pos) => { if (found === null && node.type.name === "paragraph" && node.textContent.trim() === address) found = pos })
  return found
}

export const extensions = told => [
  block({
    key: "card",
    tag: "div",
    words: told.words,
    group: "inset",
    attributes: {},
    edit: (editor, { pos }) => change(editor, () => pos, told),
    extend: { addAttributes: attributes, renderHTML: written, addNodeView: () => view(told) },
  }),
  Offer.configure({ told }),
]

export async function insert(editor, _name, told) {
  const answer = await askForCard(editor, null, told)
  if (answer?.link) editor.chain().focus().insertContent({ type: "text", text: answer.link, marks: [{ type: "link", attrs: { href: answer.link } }] }).run()
  else if (answer) insertBlock(editor, "card", answer)
}
