// The ad in a text: a framed box that names its creative. The network's code itself is never loaded in the editor.
import { Node, crel, mergeAttributes } from "django-prose-editor/editor"
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
  const list = crel("div", { className: "editor-choices", role: "radiogroup", "aria-label": words.adTitle }, options(creatives, chosen))
  const search = crel("input", { type: "search", placeholder: words.adSearch, "aria-label": words.adSearch })
  search.addEventListener("input", () => {
    const sought = search.value.normalize("NFKC").toLowerCase()
    for (const label of list.children) label.hidden = !label.textContent.normalize("NFKC").toLowerCase().includes(sought)
  })
  return crel("div", {}, creatives.length ? [search, list] : [crel("p", { textContent: words.adNone })])
}

export const AdUnit = Node.create({
  name: "adUnit",
  group: "block",
  atom: true,
  draggable: true,
  addOptions: () => ({ creatives: "", words: {} }),
  addAttributes: () => ({ creative: { default: null, parseHTML: el => el.dataset.creative, renderHTML: ({ creative }) => ({ "data-creative": creative }) } }),
  parseHTML: () => [{ tag: "div[data-block=ad][data-creative]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-block": "ad" })],

  addNodeView() {
    const { words, creatives } = this.options
    return ({ node }) => {
      const name = crel("strong", { textContent: "…" })
      const dom = crel("div", { className: "ad-unit", "data-block": "ad", contentEditable: "false" }, [`${words.adName} — `, name])
      load(creatives).then(
        all => { name.textContent = all.find(one => String(one.id) === node.attrs.creative)?.name ?? words.adMissing },
        () => { name.textContent = `#${node.attrs.creative}` },
      )
      return { dom }
    }
  },

  addCommands() {
    const { words, creatives } = this.options
    return {
      chooseAd: () => ({ editor }) => {
        const chosen = editor.getAttributes("adUnit").creative ?? ""
        load(creatives)
          .then(all => openDialog(editor, { title: words.adTitle, submit: words.insert, cancel: words.cancel, content: chooser(all, chosen, words) }))
          .then(answer => answer?.creative && editor.chain().focus().insertContent({ type: "adUnit", attrs: { creative: answer.creative } }).run())
          .catch(() => window.alert(words.adFailed))
        return true
      },
    }
  },

  addKeyboardShortcuts() {
    return { Enter: () => this.editor.isActive("adUnit") && this.editor.commands.chooseAd() } // a selected ad: choose another
  },
})
