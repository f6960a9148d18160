// The ad in a text: its label and its words as readers see them. The network's code and pictures are never loaded here.
import { crel } from "django-prose-editor/editor"
import { block } from "shirushi/block"
import { insertBlock } from "shirushi/block_moves"
import { openDialog } from "shirushi/dialog"

let asked = null
document.addEventListener("shirushi:creatives", () => { asked = null }) // one was made somewhere else on the page
const load = address => asked ??= fetch(address, { headers: { Accept: "application/json" } })
  .then(response => response.ok && !response.redirected ? response.json() : Promise.reject(new Error(response.statusText)))
  .then(answer => answer.creatives)
  .catch(error => { asked = null; throw error })

const fold = text => text.normalize("NFKC").toLowerCase()
const described = ({ network, kind, size }) => [network, kind, size].filter(Boolean).join("・")

function options(creatives, chosen) {
  return creatives.map(creative => crel("label", { className: "editor-choice" }, [
    crel("input", { type: "radio", name: "creative", value: String(creative.id), required: true, checked: String(creative.id) === chosen }),
    crel("span", {}, [crel("strong", { textContent: creative.name }), crel("small", { textContent: `${creative.label}　${described(creative)}` }),
      crel("small", { textContent: creative.inside })]),
  ]))
}

function chooser(creatives, chosen, words) {
  if (!creatives.length) return crel("p", { textContent: words.none })
  const list = crel("div", { className: "editor-choices", role: "radiogroup", "aria-label": words.choose }, options(creatives, chosen))
  const search = crel("input", { type: "search", placeholder: words.search, "aria-label": words.search })
  const none = crel("p", { textContent: words.noneFound, hidden: true, role: "status" })
  search.addEventListener("input", () => {
    for (const label of list.children) label.hidden = !fold(label.textContent).includes(fold(search.value))
    none.hidden = [...list.children].some(label => !label.hidden)
  })
  search.addEventListener("keydown", event => { if (event.key === "Enter") event.preventDefault() }) // it seeks and does not insert
  return crel("div", {}, [search, list, none])
}

const ask = (editor, chosen, { words, addresses }) => load(addresses.choices)
  .then(all => openDialog(editor, { title: words.choose, submit: words.insert, cancel: words.cancel, content: chooser(all, chosen, words) }))
  .catch(() => window.alert(words.failed))

const paragraph = (className, text) => text ? [crel("p", { className, textContent: text })] : []

// A button as a button, a banner as a frame of its words and size, a text as its words.
function inside({ form, inside, size }, words) {
  if (form === "button") return crel("span", { className: "ad-button", textContent: inside })
  if (form === "banner") return crel("span", { className: "ad-banner-box", textContent: [words.banner, size, inside].filter(Boolean).join("　") })
  return crel("span", { className: "ad-text", textContent: inside })
}

function frame(creative, words) {
  const about = crel("p", { className: "ad-about" }, [crel("strong", { textContent: creative.name }), `　${described(creative)}`])
  if (creative.change) about.append("　", crel("a", { href: creative.change, target: "_blank", rel: "noopener", textContent: words.change }))
  return [crel("p", { className: "mark", textContent: creative.label }), ...paragraph("ad-copy", creative.above),
    crel("p", { className: "ad-inside" }, [inside(creative, words)]), ...paragraph("ad-terms", creative.below), about]
}

const gone = words => [crel("p", {}, [crel("strong", { textContent: words.missing })]), crel("p", { textContent: words.missingHint })]

export const extensions = ({ words, addresses }) => [block({
  key: "ad",
  tag: "div",
  words,
  group: "offer",
  attributes: { creative: {} },
  look: () => ({ className: "ad ad-unit" }),
  show(dom, { creative }) {
    dom.replaceChildren(crel("p", { textContent: "…" }))
    load(addresses.choices).then(
      all => {
        const found = all.find(one => String(one.id) === creative)
        dom.classList.toggle("is-gone", !found)
        dom.replaceChildren(...(found ? frame(found, words) : gone(words)))
      },
      () => dom.replaceChildren(crel("p", { textContent: `${words.name} #${creative}` })),
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
