// A block of code, whose language and file name are said above it.
import { CodeBlock } from "django-prose-editor/editor"
import { describe } from "shirushi/block"

const value = name => ({
  default: null,
  parseHTML: element => element.getAttribute(`data-${name}`),
  renderHTML: attrs => attrs[name] ? { [`data-${name}`]: attrs[name] } : {},
})

export function extensions({ words }) {
  describe("codeBlock", {
    isBlock: true, key: "code", words, name: words.name, content: "text*",
    attributes: { language: { label: words.language, placeholder: "PHP" }, file: { label: words.file, placeholder: "functions.php" } },
  })
  return [CodeBlock.extend({
    group: "block flow",
    addAttributes: () => ({ language: value("language"), file: value("file") }),
    renderHTML: ({ HTMLAttributes }) => ["pre", HTMLAttributes, ["code", {}, 0]],
  })]
}

export const insert = editor => editor.chain().focus().setCodeBlock().run()
