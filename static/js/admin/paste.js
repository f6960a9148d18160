// What is pasted becomes what this editor has: its structure stays, the habits of the program that it comes from go.
import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { tell } from "shirushi/notice"
import { isAddress, looksLikeCode, offerButton, takeCode } from "shirushi/paste/code"
import { makeLists } from "shirushi/paste/lists"
import { makeMarks } from "shirushi/paste/marks"
import { PastedPicture, askAbout, setApart } from "shirushi/paste/pictures"
import { depth, read } from "shirushi/paste/source"
import { structure } from "shirushi/paste/structure"
import { fromWordPress, settleButtons } from "shirushi/paste/wordpress"

const { Fragment, Slice } = pm.model
const MOST_PASTED = 2_000_000 // characters: beyond, even reading it would make the page stand still
const DEEPEST = 1_000
const MOST_KEPT = 400_000 // what a text may hold in all
const OWN = /\sdata-pm-slice=/ // copied out of this editor: nothing to tidy
const WORDPRESS_SOURCE = /^\s*<!-- wp:/

// The text without what a picture within it weighs.
const weight = html => html.replace(/data:image\/[^"'\s>]+/g, "").length

// Clean HTML, and how many pictures of the paste cannot be had from here.
export function tidy(html) {
  if (OWN.test(html)) return { html, lost: 0 }
  const doc = read(html)
  for (const step of [makeLists, fromWordPress, makeMarks, ...structure, settleButtons]) step(doc)
  const lost = setApart(doc)
  return { html: doc.body.innerHTML, lost }
}

// Blank lines part paragraphs; a single line break stays one.
function parse(text, $context, plain, view) {
  const { paragraph, hardBreak } = view.state.schema.nodes
  const marks = $context.marks()
  const line = (words, at) => [...(at ? [hardBreak.create()] : []), ...(words ? [view.state.schema.text(words, marks)] : [])]
  const parts = text.replace(/\r\n?/g, "\n").replace(/\u00a0/g, " ").split(/\n[ \t\u3000]*\n\s*/)
  const lines = parts.map(part => part.replace(/^\n+|\s+$/g, "")).filter(Boolean)
  return Slice.maxOpen(Fragment.from(lines.map(one => paragraph.create(null, one.split("\n").flatMap(line)))))
}

function refusal(html, text, words) {
  if (weight(html) > MOST_PASTED || text.length > MOST_PASTED) return words.tooMuch
  return depth(html) > DEEPEST ? words.tooDeep : ""
}

// What the paste event is before ProseMirror reads the clipboard: reading is what may take long.
function take(view, { html, text }, editor, options) {
  const { words } = options
  const refused = refusal(html, text, words)
  if (refused) { tell(editor, words, refused); return true }
  if (view.state.selection.$from.parent.type.spec.code) return false
  if (!html && WORDPRESS_SOURCE.test(text)) return view.pasteHTML(text)
  if (looksLikeCode(text)) { takeCode(editor, text, options, () => html ? view.pasteHTML(html) : view.pasteText(text)); return true }
  if (isAddress(text)) offerButton(editor, text, options)
  return false
}

export const TidyPaste = Extension.create({
  name: "tidyPaste",
  addOptions: () => ({ words: {}, addresses: {}, kinds: [], library: {} }),
  addExtensions() { return [PastedPicture.configure(this.options)] },

  addProseMirrorPlugins() {
    const { editor, options } = this
    const paste = (view, event) => {
      const [html, text] = ["text/html", "text/plain"].map(type => event.clipboardData?.getData(type) ?? "")
      const isTaken = Boolean(take(view, { html, text }, editor, options))
      if (isTaken) event.preventDefault()
      return isTaken
    }
    const transformPastedHTML = html => {
      const tidied = tidy(html)
      if (tidied.html.length > MOST_KEPT) { tell(editor, options.words, options.words.tooMuch); return "" }
      if (tidied.lost || tidied.html.includes("<pasted-picture")) setTimeout(() => askAbout(editor, tidied.lost, options))
      return tidied.html
    }
    return [new Plugin({ props: { handleDOMEvents: { paste }, transformPastedHTML, clipboardTextParser: parse } })]
  },
})
