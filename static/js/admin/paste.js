// Text pasted from Word and Google Docs: what they say by style becomes markup, before a strict style-src hides it.
import { Extension, Plugin } from "django-prose-editor/editor"

const NUMBERED = /^[\s(（]*[\da-z①-⑳]{1,3}[.)．）]/i
const style = element => element.getAttribute("data-s") ?? ""

// Parsed with its style attributes renamed: the parser itself would drop them under the policy.
const parse = html => new DOMParser().parseFromString(
  html.replace(/<!\[(if|endif)[^>]*>/gi, "").replace(/<[a-z][^>]*>/gi, tag => tag.replace(/\sstyle=/i, " data-s=")), "text/html")

function makeLists(doc) {
  let list = null
  for (const paragraph of doc.querySelectorAll("p[class^=MsoListParagraph]")) {
    const bullet = [...paragraph.querySelectorAll("span")].find(span => /mso-list:\s*ignore/i.test(style(span)))
    const tag = NUMBERED.test(bullet?.textContent ?? "") ? "ol" : "ul"
    const outer = bullet?.closest("p > span") ?? bullet
    outer?.remove()
    if (list?.localName !== tag || paragraph.previousElementSibling !== list) {
      list = doc.createElement(tag)
      paragraph.before(list)
    }
    const item = doc.createElement("li")
    item.append(...paragraph.childNodes)
    list.append(item)
    paragraph.remove()
  }
}

function wrap(doc, element, tag) {
  const inner = doc.createElement(tag)
  inner.append(...element.childNodes)
  element.append(inner)
}

export function tidy(html) {
  const doc = parse(html)
  doc.querySelectorAll("style, script, meta, title, o\\:p").forEach(element => element.remove())
  // Google Docs wraps everything into one <b>, which means nothing.
  doc.querySelectorAll("[id^=docs-internal-guid]").forEach(element => element.replaceWith(...element.childNodes))
  makeLists(doc)
  for (const span of doc.querySelectorAll("span[data-s]")) {
    if (span.closest("h1, h2, h3, h4, h5, h6")) continue
    if (/font-weight:\s*(bold|[6-9]00)/.test(style(span))) wrap(doc, span, "strong")
    if (/font-style:\s*italic/.test(style(span))) wrap(doc, span, "em")
  }
  doc.querySelectorAll("[data-s]").forEach(element => element.removeAttribute("data-s"))
  return doc.body.innerHTML
}

export const TidyPaste = Extension.create({
  name: "tidyPaste",
  addProseMirrorPlugins: () => [new Plugin({ props: { transformPastedHTML: tidy } })],
})
