// Bold, italic and the like where an author meant them: said by style, or by an element whose style takes it back.
import { style, unwrap } from "shirushi/paste/source"

const HEADINGS = "h1, h2, h3, h4, h5, h6"
const BOLD = /font-weight:\s*(bold|bolder|[6-9]00)/i
const SAID = [
  ["strong", BOLD, `${HEADINGS}, th, strong, b`],
  ["em", /font-style:\s*(italic|oblique)/i, `${HEADINGS}, em, i`],
  ["u", /text-decoration(-line)?:[^;]*underline/i, `a, ${HEADINGS}, u`],
  ["s", /text-decoration(-line)?:[^;]*line-through/i, "s, strike, del"],
  ["sub", /vertical-align:\s*sub/i, "sub"],
  ["sup", /vertical-align:\s*super/i, "sup"],
]
const TAKEN_BACK = [
  ["b, strong", /(^|;)\s*font-weight:\s*(normal|lighter|[1-4]00)/i],
  ["i, em", /(^|;)\s*font-style:\s*normal/i],
  ["u", /(^|;)\s*text-decoration(-line)?:\s*none/i],
]

function wrap(element, tag) {
  const inner = element.ownerDocument.createElement(tag)
  inner.append(...element.childNodes)
  element.append(inner)
}

export function makeMarks(doc) {
  for (const [elements, pattern] of TAKEN_BACK) {
    for (const element of doc.querySelectorAll(elements)) if (pattern.test(style(element))) unwrap(element)
  }
  doc.querySelectorAll(`:is(${HEADINGS}) :is(b, strong)`).forEach(unwrap) // a heading is bold already
  // A link that holds nothing but a styled span is one link, not an underlined text inside a link.
  for (const element of doc.querySelectorAll(":is(span, font, p)[data-s]")) {
    const said = style(element)
    for (const [tag, pattern, inside] of SAID) {
      if (!pattern.test(said) || !element.textContent.trim() || element.closest(inside)) continue
      if (tag === "u" && element.querySelector("a")) continue
      wrap(element, tag)
    }
  }
  doc.querySelectorAll("strike, del").forEach(element => { const s = doc.createElement("s"); s.append(...element.childNodes); element.replaceWith(s) })
}
