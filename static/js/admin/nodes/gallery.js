// The gallery: figures in two or three columns; the keys that move blocks change their order.
import { block } from "shirushi/block"
import { insertBlock } from "shirushi/block_moves"
import { openLibrary } from "shirushi/library"
import { records } from "shirushi/records"

const COLUMNS = ["2", "3"]

async function choose(library) {
  const rows = await openLibrary({ library }, { multiple: true })
  for (const row of rows) records(library.choices, "images").put(row)
  return rows.map(row => ({ type: "figure", attrs: { image: String(row.id) } }))
}

export const extensions = ({ words, library }) => [block({
  key: "gallery",
  tag: "div",
  words,
  group: "flow",
  content: "figure+",
  attributes: { columns: { values: COLUMNS, label: words.columnsLabel } },
  look: ({ columns }) => ({ className: `gallery gallery-${columns}` }),
  edit: async (editor, { node, pos }) => {
    const figures = await choose(library)
    if (figures.length) editor.chain().focus().insertContentAt(pos + node.nodeSize - 1, figures).run()
  },
})]

export async function insert(editor, _name, { library }) {
  const figures = await choose(library)
  if (figures.length) insertBlock(editor, "gallery", { columns: figures.length > 2 ? "3" : "2" }, figures)
}
