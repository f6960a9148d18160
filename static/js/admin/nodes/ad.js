// The ad in a text: a framed box that names its creative. The network's code itself is never loaded in the editor.
import { crel } from "django-prose-editor/editor"
import { block } from "shirushi/block"
import { insertBlock } from "shirushi/block_moves"
import { openDialog } from "shirushi/dialog"

let asked = null
const load = address => asked ??= fetch(address, { headers: { Accept: "application/json" } })
  .then(response => response.ok ? response.json() : Promise.reject(new Error(response.statusText)))
  .then(answer => answer.creatives)
  .catch(error => { asked = null; throw error })

const described = creative => [creative.network, creative.kind].filter(Boolean).join("・")

function options(creatives, chosen) {
  return creatives.map(creative => crel("label", { className: "editor-choice" }, [
    crel("input", { type: "radio", name: "creative", value: String(creative.id), required: true, checked: String(creative.id) === chosen }),
    crel("span", {}, [crel("strong", { textContent: creative.name }), crel("small", { textContent: `${creative.label}　${described(creative)}` })]),
  ]))
}

function chooser(creatives, chosen, words) {
  const list = crel("div", { className: "editor-choices", role: "radiogroup", "aria-label": words.choose }, options(creatives, chosen))
  const search = crel("input", { type: "search", placeholder: words.search, "aria-label": words.search })
  search.addEventListener("input", () => {
    const sought = search.value.normalize("NFKC").toLowerCase()
    for (const label of list.children) label.hidden = !label.textContent.normalize("NFKC").toLowerCase().includes(sought)
  })
  return crel("div", {}, creatives.length ? [search, list] : [crel("p", { textContent: words.none })])
}

const ask = (editor, chosen, { words, addresses }) => load(addresses.choices)
  .then(all => openDialog(editor, { title: words.choose, submit: words.insert, cancel: words.cancel, content: chooser(all, chosen, words) }))
  .catch(() => window.alert(words.failed))

export const extensions = ({ words, addresses }) => [block({
  key: "ad",
  tag: "div",
  words,
  group: "offer",
  attributes: { creative: {} },
  look: () => ({ className: "ad-unit" }),
  show(dom, { creative }) {
    const name = crel("strong", { textContent: "…" })
    dom.replaceChildren(`${words.name} — `, name)
    load(addresses.choices).then(
      all => { name.textContent = all.find(one => String(one.id) === creative)?.name ?? words.missing },
      () => { name.textContent = `#${creative}` },
    )
  },
  edit: async (editor, { node, update }) => {
    const answer = await ask(editor, node.attrs.creative ?? "", { words, addresses })
    if (answer?.creative) update({ creative: answer.creative })
  },
})]

export async function insert(editor, _name, { words, addresses }) {
  const answer = await ask(editor, "", { words, addresses })
  if (answer?.creative) insertBlock(editor, "ad", { creative: answer.creative })
}
