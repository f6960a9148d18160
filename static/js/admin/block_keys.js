// The keys that all blocks share: leaving, unwrapping, moving, and typing beside a selected block.
import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { descriptionOf, isBlock, openEdit } from "shirushi/block"
import { addItem, blockAt, hasLeaf, itemAt, leave, lineBeside, move, remove, unwrap } from "shirushi/block_moves"

const { Selection } = pm.state
const isEmptyNode = node => !node.textContent && !hasLeaf(node)

// Whether the cursor's line belongs to the block itself or to one of its parts, not to a list or a table inside.
function isDirect({ $from }) {
  const above = $from.node($from.depth - 1)
  return $from.depth > 0 && (isBlock(above) || descriptionOf(above)?.isPart || descriptionOf($from.parent)?.isPart)
}

const isFirst = ($from, depth) => { for (let d = depth; d < $from.depth; d++) if ($from.index(d)) return false; return true }
const isEnd = (doc, pos) => !Selection.findFrom(doc.resolve(pos), 1, true) // no text follows
const isLast = ($from, depth) => { for (let d = depth; d < $from.depth; d++) if ($from.indexAfter(d) !== $from.node(d).childCount) return false; return true }

function backspace(editor) {
  const { state } = editor, { selection } = state, { $from } = selection, block = blockAt(state)
  if (!selection.empty || selection.node || $from.parentOffset || !block || !isDirect(selection)) return false
  if (isFirst($from, block.depth)) return unwrap(editor, block)
  const item = itemAt(state)
  if (item && isFirst($from, item.depth)) {
    if (isEmptyNode(item.node)) return remove(editor, item.pos)
    return step(editor, $from.before(), -1)
  }
  return descriptionOf($from.parent)?.isPart || ($from.index($from.depth - 1) === 0 && descriptionOf($from.node($from.depth - 1))?.isPart) ? step(editor, $from.before(), -1) : false
}

function step(editor, pos, direction) { // the cursor only: parts of a block do not run into each other
  const found = Selection.findFrom(editor.state.doc.resolve(pos), direction, true)
  if (found) editor.view.dispatch(editor.state.tr.setSelection(found).scrollIntoView())
  return true
}

function enter(editor) {
  const { state } = editor, { selection } = state, { $from } = selection, block = blockAt(state)
  if (selection.node && isBlock(selection.node)) {
    if (!descriptionOf(selection.node).edit) return lineBeside(editor, block)
    openEdit(editor, selection.from)
    return true
  }
  if (!selection.empty || !block || !isDirect(selection) || $from.parent.type.spec.code) return false
  const item = itemAt(state), own = descriptionOf($from.parent)?.isPart
  if (item && isEmptyNode(item.node) && isLast($from.doc.resolve(item.pos + 1), block.depth)) return leave(editor, block, item)
  if (item?.node === $from.parent) return nextLine(editor, item)
  if (own) return isLast($from, block.depth) && isEnd(state.doc, $from.after()) ? lineBeside(editor, block) : step(editor, $from.after(), 1)
  if ($from.parent.content.size || $from.parent.type.name !== "paragraph") return false
  const line = { node: $from.parent, pos: $from.before() }, above = $from.node($from.depth - 1), index = $from.index($from.depth - 1)
  const isNeeded = !above.canReplace(index, index + 1)
  if (item && isLast($from, item.depth) && !isNeeded) return nextItem(editor, item, line)
  if (isLast($from, block.depth) && !isNeeded) return leave(editor, block, line)
  return editor.commands.splitBlock() // an empty line in the middle divides nothing
}

// In an item that is one line, Enter divides it; an empty one among others is taken away and the next part follows.
function nextLine(editor, item) {
  if (item.node.content.size) return editor.commands.splitBlock()
  const { state } = editor, $pos = state.doc.resolve(item.pos), after = $pos.after()
  if ($pos.parent.childCount === 1) return step(editor, after, 1)
  editor.view.dispatch(state.tr.delete(item.pos, item.pos + item.node.nodeSize))
  return step(editor, after - item.node.nodeSize, 1)
}

function nextItem(editor, item, line) {
  editor.view.dispatch(editor.state.tr.delete(line.pos, line.pos + line.node.nodeSize))
  return addItem(editor, itemAt(editor.state) ?? item)
}

// At the edge of a block that nothing follows: a line, so that writing goes on.
function edge(editor, isBefore) {
  const { state, view } = editor, { selection } = state, block = blockAt(state)
  if (!block || (!selection.empty && !selection.node)) return false
  if (!selection.node && !(isBefore ? isFirst : isLast)(selection.$from, block.depth)) return false
  if (!selection.node && !view.endOfTextblock(isBefore ? "up" : "down")) return false
  const $pos = state.doc.resolve(block.pos)
  const isAtEnd = isBefore ? $pos.index() === 0 : $pos.index() === $pos.parent.childCount - 1
  return isAtEnd && $pos.depth === 0 && lineBeside(editor, block, isBefore)
}

function moveHere(editor, direction) {
  const { $from } = editor.state.selection, found = itemAt(editor.state)
  if (found) return move(editor, found.pos, direction)
  const block = blockAt(editor.state)
  return move(editor, block ? block.pos : $from.before(1), direction)
}

// Letters typed while a whole block is selected go below it, instead of replacing it.
function beside(editor, event) {
  const { selection } = editor.state
  const types = (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) || event.keyCode === 229
  if (types && selection.node && isBlock(selection.node)) lineBeside(editor, blockAt(editor.state))
  return false
}

export const BlockKeys = Extension.create({
  name: "blockKeys",
  priority: 1000,
  addKeyboardShortcuts() {
    const { editor } = this
    return {
      Backspace: () => backspace(editor),
      Enter: () => enter(editor),
      "Mod-Enter": () => { const block = blockAt(editor.state); return Boolean(block) && lineBeside(editor, block) },
      ArrowDown: () => edge(editor, false),
      ArrowUp: () => edge(editor, true),
      "Alt-Shift-ArrowUp": () => moveHere(editor, -1),
      "Alt-Shift-ArrowDown": () => moveHere(editor, 1),
    }
  },
  addProseMirrorPlugins() {
    return [new Plugin({ props: { handleKeyDown: (_view, event) => beside(this.editor, event) } })]
  },
})
