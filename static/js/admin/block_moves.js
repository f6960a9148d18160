// What can be done to a block as a whole: put it into the text, leave it, move, copy, remove it.
import { pm } from "django-prose-editor/editor"
import { descriptionOf, isBlock, say } from "shirushi/block"

const { NodeSelection, Selection, TextSelection } = pm.state
const { Fragment } = pm.model

// The block in which the cursor is, or which is selected: { node, pos, depth }; null outside of blocks.
export function blockAt({ selection }) {
  if (selection.node && isBlock(selection.node)) return { node: selection.node, pos: selection.from, depth: selection.$from.depth + 1 }
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth--) {
    if (isBlock($from.node(depth))) return { node: $from.node(depth), pos: $from.before(depth), depth }
  }
  return null
}

// The item of a block with items in which the cursor is.
export function itemAt({ selection: { $from } }) {
  for (let depth = $from.depth; depth > 0; depth--) {
    if (descriptionOf($from.node(depth))?.isItem) return { node: $from.node(depth), pos: $from.before(depth), depth }
    if (isBlock($from.node(depth))) return null
  }
  return null
}

const paragraph = state => state.schema.nodes.paragraph.create()
const go = (editor, tr) => { editor.view.dispatch(tr.scrollIntoView()); editor.view.focus(); return true }

function into(tr, pos) { // the first place for text inside the node at pos, or the node itself
  const node = tr.doc.nodeAt(pos), found = Selection.findFrom(tr.doc.resolve(pos + 1), 1, true)
  tr.setSelection(!node.isLeaf && found && found.from < pos + node.nodeSize ? found : NodeSelection.create(tr.doc, pos))
  return tr
}

// How deep an offer may stand: not inside a block that would hide it.
function deepest($from, type, depth) {
  if (type.isInGroup("offer")) for (let d = 1; d <= Math.min(depth, $from.depth); d++) if (descriptionOf($from.node(d))?.words?.noOffer) return d
  return depth
}

// Where a node of this type can stand: instead of the empty line with the cursor, after it, or after what holds it.
function place({ selection }, type) {
  const { $from } = selection
  for (let depth = deepest($from, type, selection.node ? $from.depth + 1 : $from.depth); depth > 0; depth--) {
    const parent = $from.node(depth - 1), index = $from.index(depth - 1)
    const inner = parent.child(index), before = $from.posAtIndex(index, depth - 1)
    const isEmpty = inner.type.name === "paragraph" && !inner.content.size && !selection.node
    if (parent.canReplaceWith(isEmpty ? index : index + 1, index + 1, type)) {
      return { from: isEmpty ? before : before + inner.nodeSize, to: before + inner.nodeSize }
    }
  }
  return null
}

// Puts a block into the text where the cursor is. Where it may not stand there, it goes below what holds the cursor.
export function insertBlock(editor, name, attrs = {}, content = null) {
  const { state } = editor, type = state.schema.nodes[name], { selection } = state
  const range = descriptionOf({ type })?.wraps && !selection.empty && !selection.node && selection.$from.blockRange(selection.$to)
  const wrapping = range && pm.transform.findWrapping(range, type, attrs)
  if (wrapping) return go(editor, state.tr.wrap(range, wrapping))
  const target = place(state, type)
  const node = type.createAndFill(attrs, content && Fragment.fromJSON(state.schema, content))
  if (!target || !node) return false
  const around = blockAt(state)
  go(editor, into(state.tr.replaceWith(target.from, target.to, node), target.from))
  if (around && around.node.type !== type && target.from >= around.pos + around.node.nodeSize) say(editor, (type.isInGroup("offer") && descriptionOf(around.node).words.noOffer) || descriptionOf(around.node).words.blockNotHere)
  return true
}

// Keeps the selection inside what moves from `pos` to `target`.
function carry(editor, tr, pos, target) {
  const { selection } = editor.state, shift = target - pos
  tr.setSelection(selection.node && selection.from === pos
    ? NodeSelection.create(tr.doc, target)
    : TextSelection.between(tr.doc.resolve(selection.anchor + shift), tr.doc.resolve(selection.head + shift)))
  return go(editor, tr)
}

// A neighbour's place for the node at pos: where it would begin, or null at the edge (or beside a part of another kind).
function neighbour(doc, pos, step) {
  const $pos = doc.resolve(pos), index = $pos.index(), other = $pos.parent.maybeChild(index + step), node = $pos.nodeAfter
  if (!other || descriptionOf(other)?.isPart !== descriptionOf(node)?.isPart) return null
  return step < 0 ? pos - other.nodeSize : pos + other.nodeSize
}

export const canMove = (editor, pos, step) => neighbour(editor.state.doc, pos, step) !== null

export function move(editor, pos, step) {
  const { state } = editor, target = neighbour(state.doc, pos, step), node = state.doc.nodeAt(pos)
  return target !== null && carry(editor, state.tr.delete(pos, pos + node.nodeSize).insert(target, node), pos, target)
}

export function duplicate(editor, pos) {
  const { state } = editor, node = state.doc.nodeAt(pos)
  return carry(editor, state.tr.insert(pos + node.nodeSize, node), pos, pos + node.nodeSize)
}

// The last one of its kind leaves an empty line, so that there is always a place for the cursor.
export function remove(editor, pos) {
  const { state } = editor, node = state.doc.nodeAt(pos), $pos = state.doc.resolve(pos)
  const isNeeded = !$pos.parent.canReplace($pos.index(), $pos.index() + 1)
  const mayBeEmpty = $pos.parent.canReplaceWith($pos.index(), $pos.index() + 1, state.schema.nodes.paragraph)
  if (isNeeded && (descriptionOf(node)?.isItem || !mayBeEmpty)) return remove(editor, $pos.before())
  const tr = isNeeded ? state.tr.replaceWith(pos, pos + node.nodeSize, paragraph(state)) : state.tr.delete(pos, pos + node.nodeSize)
  return go(editor, tr.setSelection(Selection.near(tr.doc.resolve(Math.min(pos + 1, tr.doc.content.size)), -1)))
}

export function addItem(editor, { node, pos }) {
  const tr = editor.state.tr.insert(pos + node.nodeSize, node.type.createAndFill())
  return go(editor, into(tr, pos + node.nodeSize))
}

// A line after (or before) the block, with the cursor in it.
export function lineBeside(editor, { node, pos }, isBefore = false) {
  const at = isBefore ? pos : pos + node.nodeSize
  const tr = editor.state.tr.insert(at, paragraph(editor.state))
  return go(editor, tr.setSelection(TextSelection.create(tr.doc, at + 1)))
}

// Out of the block's end, taking away the empty line (or item) in which the cursor stood.
export function leave(editor, { node, pos }, emptied) {
  const { state } = editor, tr = state.tr, $at = state.doc.resolve(emptied.pos)
  if ($at.parent.canReplace($at.index(), $at.index() + 1)) tr.delete(emptied.pos, emptied.pos + emptied.node.nodeSize)
  const at = tr.mapping.map(pos + node.nodeSize)
  tr.insert(at, paragraph(state))
  return go(editor, tr.setSelection(TextSelection.create(tr.doc, at + 1)))
}

// The block's content without the block; where the parent may not hold it, the block is selected instead.
export function unwrap(editor, { node, pos }) {
  const { state } = editor, $pos = state.doc.resolve(pos), index = $pos.index()
  const isEmpty = !node.textContent && !hasLeaf(node)
  const content = isEmpty ? Fragment.from(paragraph(state)) : node.content
  if (!$pos.parent.canReplace(index, index + 1, content)) return go(editor, state.tr.setSelection(NodeSelection.create(state.doc, pos)))
  const tr = state.tr.replaceWith(pos, pos + node.nodeSize, content)
  return go(editor, tr.setSelection(TextSelection.create(tr.doc, pos + 1)))
}

export function hasLeaf(node) {
  let found = false
  node.descendants(inner => { found ||= inner.isLeaf && !inner.isText })
  return found
}
