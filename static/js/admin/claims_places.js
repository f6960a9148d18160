// Where words stand in the editor's document: each line of text is read as the server reads it, and every character keeps its place.

const UNREAD = new Set(["blockquote", "quote", "codeBlock", "code"])
const SOMETHING = "\ufffc" // disclosures/claim_text.py puts it where something stands that is not read
const SPACE = /[ \t\n\f\r]/

function lineOf(node, start) {
  let text = "", wasCode = false
  const places = []
  const add = (char, from, to) => { text += char; places.push({ from, to }) }
  node.forEach((child, offset) => {
    const from = start + offset, isCode = child.marks.some(mark => mark.type.name === "code")
    if (isCode) { if (!wasCode) add(SOMETHING, from, from + child.nodeSize) }
    else if (!child.isText) add(" ", from, from + child.nodeSize)
    else for (let at = 0; at < child.text.length; at++) {
      const char = child.text[at], isSpace = SPACE.test(char)
      if (!isSpace || !text.endsWith(" ")) add(isSpace ? " " : char, from + at, from + at + 1)
    }
    wasCode = isCode
  })
  return { text, places }
}

// The places of a claim's words in all sentences that are the very same.
export function placesOf(doc, { sentence, words, offset }) {
  const found = []
  doc.descendants((node, pos) => {
    if (UNREAD.has(node.type.name)) return false
    if (!node.isTextblock) return true
    const { text, places } = lineOf(node, pos + 1)
    for (let at = text.indexOf(sentence); at >= 0; at = text.indexOf(sentence, at + sentence.length)) {
      const first = places[at + offset], last = places[at + offset + words.length - 1]
      if (first && last) found.push({ from: first.from, to: last.to })
    }
    return false
  })
  return found
}
