// What WordPress writes around a text, brought to the editor's own blocks: captions, buttons, quotations, embeds.
import { rename, unwrap } from "shirushi/paste/source"

const GONE = ".wp-block-spacer, .wp-block-latest-posts, .wp-block-archives, .wp-block-categories, .wp-block-search, .mce-pagebreak, img.mce-wp-more, img.wp-more-tag, #mceScrollbar, .sharedaddy"

// A figure around a table names the table, not a picture.
function tables(doc) {
  for (const figure of doc.querySelectorAll("figure")) {
    const table = figure.querySelector("table")
    if (!table) continue
    const words = figure.querySelector("figcaption")
    if (words?.textContent.trim() && !table.caption) table.createCaption().append(...words.childNodes)
    figure.replaceWith(table)
  }
}

// The classic editor's captions: <dl> while writing, <div> with a paragraph on the page, a shortcode in its source.
function captions(doc) {
  for (const box of doc.querySelectorAll("dl.wp-caption, div.wp-caption")) {
    const words = box.querySelector(".wp-caption-dd, .wp-caption-text")
    const link = box.querySelector("a:has(img)") ?? box.querySelector("img")
    if (!link) continue
    const figure = doc.createElement("figure")
    figure.append(link)
    if (words) figure.append(rename(words, "figcaption"))
    ;(box.closest(".mceTemp") ?? box).replaceWith(figure)
  }
}

function quotations(doc) {
  for (const figure of doc.querySelectorAll("figure:has(> blockquote)")) unwrap(figure)
  for (const said of doc.querySelectorAll("blockquote > :is(cite, footer), blockquote > p > cite:only-child")) {
    const quote = said.closest("blockquote"), address = said.querySelector("a")?.getAttribute("href")
    quote.dataset.block = "quote"
    quote.dataset.source = said.textContent.replace(/^[\s\u2014\u2015-]+/, "").trim().slice(0, 200)
    if (/^https?:/.test(address ?? "")) quote.setAttribute("cite", address)
    said.remove()
  }
}

// An embed holds an address that its theme turns into a frame; here it is a link.
function embeds(doc) {
  for (const figure of doc.querySelectorAll("figure.wp-block-embed")) {
    const address = figure.textContent.trim().split(/\s/)[0]
    const line = doc.createElement("p")
    const link = doc.createElement("a")
    link.href = /^https?:/.test(address) ? address : "#"
    link.textContent = address
    line.append(link.getAttribute("href") === "#" ? address : link)
    figure.replaceWith(line)
  }
}

// A button waits as an element of its own until the structure is settled; then it is the editor's block.
const buttons = doc => doc.querySelectorAll(".wp-block-button").forEach(box => {
  const link = box.querySelector("a[href]")
  if (!link?.textContent.trim()) return
  const made = doc.createElement("paste-button")
  made.append(link)
  box.replaceWith(made)
})

// The editor's button has a line above and one below, which may be empty.
export const settleButtons = doc => doc.querySelectorAll("paste-button").forEach(made => {
  const box = doc.createElement("div")
  box.dataset.block = "button"
  for (const part of ["above", "link", "below"]) {
    const line = doc.createElement("p")
    line.dataset.part = part
    if (part === "link") line.append(...made.childNodes)
    box.append(line)
  }
  made.replaceWith(box)
})

const verses = doc => doc.querySelectorAll("pre.wp-block-verse, pre.wp-block-preformatted").forEach(verse => {
  const line = rename(verse, "p")
  line.innerHTML = line.innerHTML.trim().replace(/\n/g, "<br>")
})

export function fromWordPress(doc) {
  doc.querySelectorAll(GONE).forEach(element => element.remove())
  for (const make of [tables, captions, quotations, buttons, embeds, verses]) make(doc)
}
