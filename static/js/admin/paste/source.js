// Pasted HTML as a document of its own, with its styles readable and without what is not text.

// Word shows parts to browsers by marks that parsers take for comments, and hides others in real comments.
const CONDITIONS = /<!\[(?:if|endif)[^>]{0,200}>/gi
// No "<" inside: a text of nothing but opened tags must not be read again and again.
const TAG = /<[a-z][^<>]*>/gi
const JUNK = "style, script, noscript, template, meta, title, link, base, svg, math, object, embed, iframe, video, audio, canvas, input, select, textarea, button, dialog, [hidden], .screen-reader-text, .MsoCommentReference, .Apple-interchange-newline"
const WORDS_OWN = /^(o|v|w|m|st1|xml):|^xml$/i

// Elements that hold nothing, and those that end where the next one begins.
const NEVER_OPEN = new Set("area base br col dd dt embed hr img input li link meta option p rp rt source tbody td tfoot th thead tr track wbr".split(" "))

// The most elements that are open at once, roughly and in one pass: parsers take quadratic time on thousands.
export function depth(html) {
  const shown = html.split("<!--").map((part, at) => at ? part.slice(part.indexOf("-->") + 1) : part).join("")
  let open = 0, most = 0
  for (const [, closing, name] of shown.matchAll(/<(\/?)([a-z][^\s/<>]*)/gi)) {
    if (closing) open = Math.max(0, open - 1)
    else if (!NEVER_OPEN.has(name.toLowerCase())) most = Math.max(most, ++open)
  }
  return most
}

export const style = element => element.getAttribute("data-s") ?? ""

export const unwrap = element => element.replaceWith(...element.childNodes)

export function rename(element, tag) {
  const renamed = element.ownerDocument.createElement(tag)
  for (const { name, value } of element.attributes) renamed.setAttribute(name, value)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}

// Styles stand in `data-s`: under the policy the parser itself would drop them.
export function read(html) {
  const plain = html.replace(CONDITIONS, "").replace(TAG, tag => tag.replace(/\sstyle\s*=/i, " data-s="))
  const doc = new DOMParser().parseFromString(plain, "text/html")
  clear(doc)
  return doc
}

function clear(doc) {
  const comments = []
  const walker = doc.createTreeWalker(doc, NodeFilter.SHOW_COMMENT)
  while (walker.nextNode()) comments.push(walker.currentNode)
  comments.forEach(comment => comment.remove())
  doc.querySelectorAll(JUNK).forEach(element => element.remove())
  for (const element of doc.querySelectorAll("*")) {
    if (WORDS_OWN.test(element.localName)) element.localName === "o:p" && element.textContent.trim() ? unwrap(element) : unwrapOrDrop(element)
    else if (/(^|;)\s*display:\s*none|mso-element:\s*(comment|field-begin|field-end)/i.test(style(element))) element.remove()
  }
}

// Smart tags such as st1:place hold text; everything else of Word's own holds nothing for readers.
const unwrapOrDrop = element => /^st1:/i.test(element.localName) ? unwrap(element) : element.remove()
