// What is pasted becomes what this editor has: its structure stays, the habits of the program that it comes from go.
import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { tell } from "shirushi/notice"
import { makeLists } from "shirushi/paste/lists"
import { makeMarks } from "shirushi/paste/marks"
import { depth, read } from "shirushi/paste/source"
import { structure } from "shirushi/paste/structure"
import { fromWordPress } from "shirushi/paste/wordpress"

const { Fragment, Slice } = pm.model
const MOST_PASTED = 2_000_000 // characters: beyond, even reading it would make the page stand still
const DEEPEST = 1_000
const MOST_KEPT = 400_000 // what a text may hold in all
const OWN = /\sdata-pm-slice=/ // copied out of this editor: nothing to tidy
const WORDPRESS_SOURCE = /^\s*<!-- wp:/

export function tidy(html) {
  if (OWN.test(html)) return html
  const doc = read(html)
  for (const step of [makeLists, fromWordPress, makeMarks, ...structure]) step(doc)
  return doc.body.innerHTML
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
  if (html.length > MOST_PASTED || text.length > MOST_PASTED) return words.tooMuch
  return depth(html) > DEEPEST ? words.tooDeep : ""
}

export const TidyPaste = Extension.create({
  name: "tidyPaste",
  addOptions: () => ({ words: {} }),

  addProseMirrorPlugins() {
    const { words } = this.options
    const { editor } = this
    // Before ProseMirror reads the clipboard: reading is what may take long.
    const paste = (view, event) => {
      const html = event.clipboardData?.getData("text/html") ?? ""
      const text = event.clipboardData?.getData("text/plain") ?? ""
      const refused = refusal(html, text, words)
      if (refused) tell(editor, words, refused)
      const isTaken = refused || (!html && WORDPRESS_SOURCE.test(text) && view.pasteHTML(text))
      if (isTaken) event.preventDefault()
      return Boolean(isTaken)
    }
    const transformPastedHTML = html => {
      const tidied = tidy(html)
      if (tidied.length <= MOST_KEPT) return tidied
      tell(editor, words, words.tooMuch)
      return ""
    }
    return [new Plugin({ props: { handleDOMEvents: { paste }, transformPastedHTML, clipboardTextParser: parse } })]
  },
})
