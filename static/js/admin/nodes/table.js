// The table: a caption kept as its attribute and written in the bar, header cells, spans, and columns of figures.
import { Table, TableCell, TableHeader, TableRow, crel, pm } from "django-prose-editor/editor"
import { describe } from "shirushi/block"
import { insertBlock } from "shirushi/block_moves"
import { menuButton } from "shirushi/block_menu"
import { openDialog } from "shirushi/dialog"

const { selectedRect } = pm.tables
const ALIGNED = ["center", "end"]

const cell = node => node.extend({
  content: "(flow | offer)+",
  addAttributes() {
    const { colspan, rowspan } = this.parent()
    return { colspan, rowspan, align: {
      default: null,
      parseHTML: element => ALIGNED.includes(element.dataset.align) ? element.dataset.align : null,
      renderHTML: ({ align }) => align ? { "data-align": align } : {},
    } }
  },
})

const captioned = Table.extend({
  group: "block flow",
  draggable: false,
  addAttributes: () => ({ caption: {
    default: null,
    parseHTML: element => [...element.children].find(child => child.localName === "caption")?.textContent.trim() || null,
    rendered: false,
  } }),
  parseHTML: () => [{ tag: "table" }, { tag: "caption", ignore: true }],
  renderHTML: ({ node }) => ["table", ...(node.attrs.caption ? [["caption", node.attrs.caption]] : []), ["tbody", 0]],
  addNodeView() {
    const make = this.parent()
    return around => {
      const view = make(around), caption = crel("caption", { contentEditable: "false" }), { update } = view
      const draw = node => { caption.textContent = node.attrs.caption ?? ""; caption.hidden = !node.attrs.caption }
      view.table.prepend(caption)
      draw(around.node)
      view.update = node => { const isSame = update(node); if (isSame) draw(node); return isSame }
      return view
    }
  },
})

// Gives the columns of the selected cells an alignment, in every row that they do not share with another column.
function align(editor, value) {
  const { state } = editor, rect = selectedRect(state), { map, table, tableStart } = rect, tr = state.tr
  const cells = new Set(map.cellsInRect({ left: rect.left, right: rect.right, top: 0, bottom: map.height }))
  for (const pos of cells) tr.setNodeMarkup(tableStart + pos, null, { ...table.nodeAt(pos).attrs, align: value })
  editor.view.dispatch(tr)
}

const chosenAlign = editor => { // of the cell with the cursor
  const { selection: { $from } } = editor.state
  for (let depth = $from.depth; depth > 0; depth--) if ("align" in $from.node(depth).attrs) return $from.node(depth).attrs.align ?? "start"
  return "start"
}

function controls(editor, words) {
  const command = name => ({ label: words[name], run: () => editor.chain().focus()[COMMANDS[name]]().run(), isEnabled: () => editor.can()[COMMANDS[name]]() })
  const current = chosenAlign(editor)
  const choice = crel("select", { "aria-label": words.align, title: words.align },
    ["start", ...ALIGNED].map(one => crel("option", { value: one, textContent: words[`align.${one}`], selected: one === current })))
  choice.addEventListener("change", () => align(editor, choice.value === "start" ? null : choice.value))
  return [menuButton(editor, words.cells, Object.keys(COMMANDS).map(command)), choice]
}

const COMMANDS = {
  rowBefore: "addRowBefore", rowAfter: "addRowAfter", rowDelete: "deleteRow",
  columnBefore: "addColumnBefore", columnAfter: "addColumnAfter", columnDelete: "deleteColumn",
  mergeCells: "mergeCells", splitCell: "splitCell",
  headerRow: "toggleHeaderRow", headerColumn: "toggleHeaderColumn", headerCell: "toggleHeaderCell",
}

export function extensions({ words }) {
  describe("table", {
    isBlock: true, key: "table", words, name: words.name, content: "tableRow+",
    attributes: { caption: { label: words.caption } },
    state: editor => chosenAlign(editor),
    controls: editor => controls(editor, words),
  })
  return [captioned.configure({ resizable: false }), TableRow, cell(TableHeader), cell(TableCell)]
}

export async function insert(editor, _name, { words }) {
  const number = (name, label) => ({ name, label, type: "number", min: 1, max: 50, value: 3, required: true })
  const tick = (name, checked) => ({ name, label: words[name], type: "checkbox", checked })
  const found = await openDialog(editor, { title: words.insertTable, submit: words.insert, cancel: words.cancel,
    fields: [number("rows", words.rows), number("columns", words.columns), tick("withHeaderRow", true), tick("withHeaderColumn", false)] })
  if (!found) return
  const kind = (row, column) => (found.withHeaderRow && !row) || (found.withHeaderColumn && !column) ? "tableHeader" : "tableCell"
  const rows = [...Array(+found.rows).keys()].map(row => ({ type: "tableRow",
    content: [...Array(+found.columns).keys()].map(column => ({ type: kind(row, column), content: [{ type: "paragraph" }] })) }))
  insertBlock(editor, "table", {}, rows)
}
