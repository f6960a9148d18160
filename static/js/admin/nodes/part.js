// The reusable part: its name and its beginning, and the way to the form where it is written.
import { crel } from "django-prose-editor/editor"
import { block, say } from "shirushi/block"
import { insertBlock } from "shirushi/block_moves"
import { chooser } from "shirushi/chooser"
import { openDialog } from "shirushi/dialog"
import { ask } from "shirushi/records"

let asked = null
const load = addresses => asked ??= ask(addresses.choices).then(answer => answer.parts).catch(error => { asked = null; throw error })

async function choose(editor, chosen, { words, addresses }) {
  try {
    const rows = (await load(addresses)).map(row => ({ value: row.id, title: row.name, note: row.beginning }))
    const content = chooser("part", rows, { chosen, label: words.choose, search: words.search, none: words.none })
    content.append(crel("p", {}, [crel("a", { href: addresses.add, target: "_blank", textContent: words.add })]))
    return (await openDialog(editor, { title: words.choose, submit: words.insert, cancel: words.cancel, content }))?.part
  } catch {
    say(editor, words.failed)
    return null
  } finally {
    asked = null // one written in another tab is offered the next time
  }
}

function show(dom, { partId }, { words, addresses }) {
  const name = crel("strong", { textContent: "…" }), beginning = crel("span"), kind = crel("small", { textContent: words.name })
  dom.replaceChildren(kind, name, beginning)
  load(addresses).then(rows => {
    const row = rows.find(one => String(one.id) === partId)
    name.textContent = row ? row.name : words.missing
    beginning.textContent = row?.beginning ?? ""
    if (row) dom.append(crel("a", { href: row.address, target: "_blank", textContent: words.editPart }))
  }, () => { name.textContent = `#${partId}` })
}

export const extensions = told => [block({
  key: "part",
  tag: "div",
  words: told.words,
  attributes: { partId: {} },
  look: () => ({ className: "part-place" }),
  show: (dom, attrs) => show(dom, attrs, told),
  edit: async (editor, { node, update }) => {
    const chosen = await choose(editor, node.attrs.partId ?? "", told)
    if (chosen) update({ partId: chosen })
  },
})]

export async function insert(editor, _name, told) {
  const chosen = await choose(editor, "", told)
  if (chosen) insertBlock(editor, "part", { partId: chosen })
}
