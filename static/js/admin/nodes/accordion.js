// The accordion: a title that unfolds what is below. In the editor it is always open. No ad goes in: its label would be hidden.
import { Extension, Plugin } from "django-prose-editor/editor"
import { block, part, say } from "shirushi/block"

function hiddenOffers(doc) {
  let found = 0
  doc.descendants(node => {
    if (node.type.name !== "accordion") return !node.isTextblock
    node.descendants(inner => { found += inner.type.isInGroup("offer") })
    return false
  })
  return found
}

const noOffers = words => Extension.create({
  name: "accordionWithoutOffers",
  addProseMirrorPlugins() {
    return [new Plugin({ filterTransaction: (tr, state) => {
      if (!tr.docChanged || hiddenOffers(tr.doc) <= hiddenOffers(state.doc)) return true
      say(this.editor, words.noOffer)
      return false
    } })]
  },
})

export const extensions = ({ words }) => [
  block({ key: "accordion", tag: "details", box: "div", words, content: "accordion_title (flow | inset)+", look: () => ({ className: "accordion" }), extend: { isolating: true } }),
  part({ key: "accordion", name: "accordion_title", tag: "summary", under: ">", content: "inline*", box: "p", className: "accordion-title", hint: words.title }),
  noOffers(words),
]
