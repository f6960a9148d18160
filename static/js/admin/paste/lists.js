// Lists as the word processors write them: paragraphs with a level (Word), one list for each item (Word on the web),
// lists inside lists without an item between (Google Docs). What comes out is one nested list.
import { style } from "shirushi/paste/source"

const LEVEL = /mso-list:\s*l\d+\s+level(\d+)/i
const MARK = /mso-list:\s*ignore/i
// 1. (1) 1) 第1 ① a. iv) ア． 一、 – but not "o", "l", "n", "§", which are bullets in a symbol font.
const NUMBERED = /^(?:第?\s*[(（]?\s*(?:[0-9０-９]{1,4}|[a-zａ-ｚ]{1,2}|[ivxlc]{1,6}|[一二三四五六七八九十]{1,3}|[ア-ンｱ-ﾝ])\s*[.)．）、:：条]|[0-9０-９]{1,4}$|[①-⑳㈠-㈩])/i

// Items of {level, tag, start, nodes} that follow each other, as lists in front of `place`.
function nest(items, place) {
  const doc = place.ownerDocument
  const open = [] // [level, list], outermost first
  for (const { level, tag, start, nodes } of items) {
    while (open.length && (open.at(-1)[0] > level || (open.at(-1)[0] === level && open.at(-1)[1].localName !== tag))) open.pop()
    if (!open.length || open.at(-1)[0] < level) {
      const list = doc.createElement(tag)
      if (tag === "ol" && start > 1) list.setAttribute("start", start)
      open.length ? open.at(-1)[1].lastElementChild.append(list) : place.before(list)
      open.push([level, list])
    }
    const item = doc.createElement("li")
    item.append(...nodes)
    open.at(-1)[1].append(item)
  }
}

// Elements that stand beside each other with nothing but white space between, as groups.
function runs(elements) {
  const groups = []
  for (const element of elements) {
    let before = element.previousSibling
    while (before?.nodeType === Node.TEXT_NODE && !before.textContent.trim()) before = before.previousSibling
    groups.at(-1)?.includes(before) ? groups.at(-1).push(element) : groups.push([element])
  }
  return groups
}

function replace(group, describe) {
  const place = group[0].ownerDocument.createElement("div")
  group[0].before(place)
  nest(group.flatMap(describe), place)
  group.forEach(element => element.remove())
  place.remove()
}

function takeMark(paragraph) {
  const mark = [...paragraph.querySelectorAll("span")].find(span => MARK.test(style(span)))
  const text = mark?.textContent.replace(/[\s\u00a0]+/g, "") ?? ""
  let outer = mark
  while (outer && outer.parentElement !== paragraph && outer.parentElement.textContent === outer.textContent) outer = outer.parentElement
  outer?.remove()
  return text
}

function fromWord(doc) {
  const paragraphs = [...doc.querySelectorAll("p")].filter(one => LEVEL.test(style(one)) || one.matches("[class^=MsoListParagraph]"))
  for (const group of runs(paragraphs)) {
    replace(group, paragraph => {
      const text = takeMark(paragraph)
      const tag = NUMBERED.test(text) ? "ol" : "ul"
      return { level: +(LEVEL.exec(style(paragraph))?.[1] ?? 1), tag, start: parseInt(text.normalize("NFKC").replace(/\D+/g, "")), nodes: [...paragraph.childNodes] }
    })
  }
}

// A numbered heading stays a heading, and its number is Word's.
const dropMarks = doc => doc.querySelectorAll("span[data-s*=mso-list]").forEach(span => MARK.test(style(span)) && span.remove())

function fromWordOnTheWeb(doc) {
  const wrappers = [...doc.querySelectorAll(".ListContainerWrapper")].filter(one => one.firstElementChild?.matches("ul, ol"))
  for (const group of runs(wrappers)) {
    replace(group, wrapper => [...wrapper.querySelectorAll("li")].map(item => (
      { level: +(item.getAttribute("data-aria-level") ?? 1), tag: item.parentElement.localName, start: +(item.parentElement.getAttribute("start") ?? 1), nodes: [...item.childNodes] })))
  }
}

function insideLists(doc) {
  for (const list of doc.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) {
    const before = list.previousElementSibling
    if (before?.localName === "li") before.append(list)
    else if (before?.matches("ul, ol") && before.lastElementChild) before.lastElementChild.append(list)
    else { const item = doc.createElement("li"); list.before(item); item.append(...list.children); list.remove(); while (item.firstElementChild?.localName === "li") item.before(item.firstElementChild); item.remove() }
  }
}

export function makeLists(doc) {
  fromWord(doc)
  dropMarks(doc)
  fromWordOnTheWeb(doc)
  insideLists(doc)
}
