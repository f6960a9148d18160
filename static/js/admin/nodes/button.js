// The button: one link as a button, with a short line above and one below; framed and labelled as soon as the link is an ad.
import { crel } from "django-prose-editor/editor"
import { block } from "shirushi/block"
import { insertBlock } from "shirushi/block_moves"
import { openDialog } from "shirushi/dialog"
import { ADDRESS, line, linkLine, partsOf, rebuild, written } from "shirushi/lines"

const content = ({ above, text, below, href }) => [
  written("buttonAbove", above), written("buttonLink", text, { href: href.trim() }), written("buttonBelow", below)]

function ask(editor, words, value = {}) {
  return openDialog(editor, { title: words.title, submit: value.href ? words.apply : words.insert, cancel: words.cancel, content: crel("p", { className: "editor-hint", textContent: words.adHint }), fields: [
    { name: "href", label: words.address, type: "text", inputMode: "url", required: true, pattern: ADDRESS, title: words.addressHint, hint: words.addressHint, value: value.href ?? "" },
    { name: "text", label: words.text, required: true, maxLength: 60, hint: words.textHint, value: value.text ?? "" },
    { name: "above", label: words.above, maxLength: 60, value: value.above ?? "" },
    { name: "below", label: words.below, maxLength: 120, value: value.below ?? "" },
  ] })
}

export const extensions = ({ words }) => [
  block({
    key: "button",
    tag: "div",
    words,
    content: "buttonAbove buttonLink buttonBelow",
    group: "offer",
    look: () => ({ className: "offer" }),
    edit: async (editor, { node, pos }) => {
      const [above, link, below] = ["buttonAbove", "buttonLink", "buttonBelow"].map(name => partsOf(node, name)[0])
      const answer = await ask(editor, words, { above: above.textContent, text: link.textContent, below: below.textContent, href: link.attrs.href ?? "" })
      if (answer) rebuild(editor, pos, {}, content(answer))
    },
  }),
  line({ key: "button", name: "buttonAbove", mark: "above", className: "offer-copy", hint: words.above }),
  linkLine({ key: "button", name: "buttonLink", mark: "link", className: "offer-button", hint: words.text }),
  line({ key: "button", name: "buttonBelow", mark: "below", className: "offer-terms", hint: words.below }),
]

export async function insert(editor, _name, { words }) {
  const answer = await ask(editor, words)
  if (answer) insertBlock(editor, "button", {}, content(answer))
}
