// The structure of a pasted text, wherever it came from: headings, paragraphs, tables and links as this editor has them.
import { rename, style, unwrap } from "shirushi/paste/source"

const BLOCK = "address, article, aside, blockquote, details, dd, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hr, li, main, nav, ol, p, paste-button, pre, section, summary, table, ul"
const BOXES = "div, section, article, main, header, footer, nav, form, fieldset, address, center, dl"
const KEPT = "img, hr, table, a[data-picture]"
const EMPTY = /^[\s\u00a0\u3000\u200b-\u200d\u2060\ufeff]*$/
const LASTING = { a: ["href", "title"], img: ["src", "alt", "title", "width", "height", "data-s", "srcset", "data-src", "data-lazy-src"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan", "scope"], ol: ["start"], blockquote: ["data-block", "data-source", "cite"] }

function headings(doc) {
  for (const line of doc.querySelectorAll("p[role=heading], div[role=heading]")) rename(line, `h${Math.min(6, Math.max(1, +line.getAttribute("aria-level") || 2))}`)
  doc.querySelectorAll("p.MsoTitle").forEach(line => rename(line, "h1"))
  doc.querySelectorAll("p.MsoQuote, p.MsoIntenseQuote").forEach(line => { const quote = doc.createElement("blockquote"); line.before(quote); quote.append(line) })
  const shift = doc.querySelector("h1") ? 1 : 0
  for (const heading of doc.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const level = Math.min(4, +heading.localName[1] + shift)
    if (heading.localName !== `h${level}`) rename(heading, `h${level}`)
  }
}

const TARGETS = [[/^https?:\/\/(www\.)?google\.[a-z.]+\/url\?/i, ["q", "url"]], [/^https?:\/\/[\w.-]*safelinks\.protection\.outlook\.com\//i, ["url"]]]

const parametersOf = href => { try { return new URL(href).searchParams } catch { return new URLSearchParams() } } // a host that is none

// Where a link leads once the writing program's own detour is taken out of it. The target's own parameters stay.
export function target(href) {
  for (const [pattern, names] of TARGETS) {
    if (!pattern.test(href)) continue
    const parameters = parametersOf(href)
    const found = names.map(name => parameters.get(name)).find(value => /^https?:/i.test(value ?? ""))
    if (found) return found
  }
  return href
}

function links(doc) {
  for (const link of doc.querySelectorAll("a")) {
    const href = (link.getAttribute("href") ?? "").trim()
    if (!/^(https?:|mailto:|tel:|\/|#)/i.test(href) || /^#(_|docs-)/.test(href) || (EMPTY.test(link.textContent) && !link.querySelector("img"))) unwrap(link)
    else link.setAttribute("href", target(href))
  }
}

function tables(doc) {
  for (const table of doc.querySelectorAll("table")) {
    const rows = [...table.rows]
    if (table.getAttribute("role") === "presentation" || (rows.length === 1 && rows[0].cells.length === 1)) {
      table.replaceWith(...rows.flatMap(row => [...row.cells].flatMap(cell => [...cell.childNodes])))
      continue
    }
    for (const cell of table.querySelectorAll("thead td, td[role=columnheader], td[role=rowheader]")) rename(cell, "th")
    if (!table.querySelector("th") && rows.length > 1) [...rows[0].cells].every(isBold) && [...rows[0].cells].forEach(cell => rename(cell, "th"))
    table.querySelectorAll("th :is(b, strong)").forEach(unwrap)
    table.querySelectorAll("colgroup, col").forEach(column => column.remove())
  }
}

const isBold = cell => !EMPTY.test(cell.textContent) && cell.textContent.trim() === [...cell.querySelectorAll("b, strong")].filter(one => !one.parentElement.closest("b, strong")).map(one => one.textContent.trim()).join("")

// 漢字（かんじ）: a reading that the editor has no place for stands behind its word.
function readings(doc) {
  for (const reading of doc.querySelectorAll("rt")) reading.textContent = `（${reading.textContent.trim()}）`
  doc.querySelectorAll("rp").forEach(bracket => bracket.remove())
}

// A box that holds a box and nothing else is one box: hundreds inside each other cost no more than one.
function chains(doc) {
  for (const box of doc.querySelectorAll(BOXES)) {
    let inner = box
    while (inner.childElementCount === 1 && inner.firstElementChild.matches(BOXES) && isAlone(inner.firstElementChild)) inner = inner.firstElementChild
    if (inner !== box && box.isConnected) box.replaceWith(inner)
  }
}

const isAlone = element => [...element.parentElement.childNodes].every(node => node === element || (node.nodeType === Node.TEXT_NODE && EMPTY.test(node.data)))

// Boxes dissolve: what stands in them is a paragraph or a block of its own.
function boxes(doc) {
  chains(doc)
  for (const box of [...doc.querySelectorAll(BOXES)].reverse()) {
    if (!box.querySelector(BLOCK) && !EMPTY.test(box.textContent)) rename(box, "p")
    else if (!box.querySelector(BLOCK) && box.querySelector(KEPT)) rename(box, "p")
    else { edges(box); unwrap(box) }
  }
  edges(doc.body)
  doc.querySelectorAll("dt, dd, summary").forEach(line => line.closest("details") ?? rename(line, "p"))
}

// Loose text beside blocks becomes a paragraph before its box goes, or it would run into its neighbours.
function edges(box) {
  let line = null
  for (const child of [...box.childNodes]) {
    const isBlock = child.nodeType === Node.ELEMENT_NODE && (child.matches(BLOCK) || child.querySelector(BLOCK))
    if (isBlock) line = null
    else if (line) line.append(child)
    else if (child.nodeType === Node.ELEMENT_NODE ? child.localName !== "br" : !EMPTY.test(child.textContent)) {
      line = box.ownerDocument.createElement("p")
      child.before(line)
      line.append(child)
    }
  }
}

// Code out of an editor comes as lines in boxes, coloured word by word.
function code(doc) {
  for (const box of doc.querySelectorAll("div[data-s*=white-space]")) {
    if (!/white-space:\s*pre(;|$)/i.test(style(box)) || !/mono|consolas|menlo|courier/i.test(style(box))) continue
    const lines = box.childElementCount ? [...box.children].map(line => line.textContent) : [box.textContent]
    const block = doc.createElement("pre")
    block.textContent = lines.join("\n")
    box.replaceWith(block)
  }
  for (const block of doc.querySelectorAll("pre")) {
    block.querySelectorAll("br").forEach(one => one.replaceWith("\n"))
    const text = block.textContent
    const inner = doc.createElement("code")
    inner.textContent = text.replace(/\n+$/, "")
    block.replaceChildren(inner)
  }
}

// Two line breaks are the end of a paragraph; one at its end, or between blocks, is nothing.
function breaks(doc) {
  for (const line of doc.querySelectorAll("p")) {
    const kept = [...line.childNodes].filter(node => node.localName === "br" || node.nodeType !== Node.TEXT_NODE || node.textContent.trim())
    for (let at = 0; at + 1 < kept.length; at++) {
      if (kept[at].localName !== "br" || kept[at + 1].localName !== "br") continue
      const before = doc.createElement("p")
      while (line.firstChild !== kept[at]) before.append(line.firstChild)
      line.before(before)
      kept[at].remove()
    }
  }
  for (const line of doc.querySelectorAll("p, h2, h3, h4, li, td, th, blockquote")) {
    for (const side of ["firstChild", "lastChild"]) {
      while (line[side]?.localName === "br" || (line[side]?.nodeType === Node.TEXT_NODE && EMPTY.test(line[side].textContent) && line[side].textContent)) line[side].remove()
    }
  }
  doc.querySelectorAll(`:is(body, ul, ol, blockquote) > br, :is(${BLOCK}) + br`).forEach(one => one.closest("p, h2, h3, h4, td, th, li") ?? one.remove())
}

function empties(doc) {
  const lines = doc.querySelectorAll("p, h2, h3, h4, li, ul, ol, blockquote, figcaption, strong, b, em, i, u, s, span, font")
  for (const line of [...lines].reverse()) {
    if (!EMPTY.test(line.textContent) || line.querySelector(KEPT)) continue
    line.matches("strong, b, em, i, u, s, span, font") ? unwrap(line) : line.remove()
  }
}

function spaces(doc) {
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode
    if (!text.parentElement.closest("pre")) text.data = text.data.replace(/[\u00a0\u200b\ufeff]/g, one => one === "\u00a0" ? " " : "")
  }
}

function attributes(doc) {
  for (const element of doc.body.querySelectorAll("*")) {
    const lasting = LASTING[element.localName] ?? []
    for (const { name } of [...element.attributes]) if (!lasting.includes(name)) element.removeAttribute(name)
  }
}

export const structure = [headings, tables, links, readings, code, boxes, breaks, spaces, empties, attributes]
