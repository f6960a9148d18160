// The speech balloon: who speaks is a record of the site, chosen in the bar; what is said is text.
import { crel } from "django-prose-editor/editor"
import { block, say, setAttributes } from "shirushi/block"
import { insertBlock } from "shirushi/block_moves"
import { option } from "shirushi/chooser"
import { openDialog } from "shirushi/dialog"
import { openLibrary } from "shirushi/library"
import { ask, tell } from "shirushi/records"

const SIDES = ["start", "end"]

// Everybody who may speak, asked for once a page; balloons and bars listen for news.
const speakers = { rows: null, asked: null, heard: new Set() }
const tellAll = () => speakers.heard.forEach(heard => heard())
const load = addresses => speakers.asked ??= ask(addresses.choices)
  .then(answer => { speakers.rows = answer.speakers; tellAll(); return speakers.rows })
  .catch(error => { speakers.asked = null; throw error })
const find = id => speakers.rows?.find(row => String(row.id) === String(id))

const button = (text, run) => {
  const made = crel("button", { type: "button", className: "editor-small-button", textContent: text })
  made.addEventListener("click", run)
  return made
}

// The fields of a new speaker; `save` resolves to the row, or to null after telling what is wrong.
function newcomer({ words, addresses, library }) {
  const name = crel("input", { type: "text", maxLength: 30, "aria-label": words.newName, placeholder: words.newName })
  const side = crel("select", { "aria-label": words.side }, SIDES.map(one => crel("option", { value: one, textContent: words[`side.${one}`] })))
  const note = crel("p", { role: "alert", className: "editor-note" })
  let picture = null
  const choosing = button(words.newPicture, async () => {
    [picture] = await openLibrary({ library })
    choosing.textContent = picture ? picture.name : words.newPicture
  })
  const save = async () => {
    const { isGood, answer } = await tell(addresses.quick, { name: name.value, side: side.value, ...(picture ? { picture: picture.id } : {}) }).catch(() => ({ answer: {} }))
    if (isGood) {
      speakers.rows.push(answer)
      tellAll()
      return answer
    }
    note.textContent = answer.error || words.failed
    name.focus()
    return null
  }
  return { dom: crel("div", { className: "editor-new" }, [name, crel("span", {}, [side, choosing]), note]), save, name, note }
}

// Resolves to the speaker's row, or to null.
async function choose(editor, chosen, told) {
  const { words, addresses } = told
  const rows = await load(addresses)
  const list = crel("div", { className: "editor-choices", role: "radiogroup", "aria-label": words.choose })
  const add = (row, isChosen) => list.append(option("speaker", { value: row.id, title: row.name, picture: row.picture }, isChosen))
  for (const row of rows) add(row, String(row.id) === String(chosen))
  const fresh = newcomer(told), details = crel("details", { open: !rows.length }, [crel("summary", { textContent: words.newSpeaker }), fresh.dom])
  const keep = async () => {
    const row = await fresh.save()
    if (!row) return
    fresh.name.value = ""
    add(row, true)
    list.hidden = details.open = false
  }
  fresh.dom.append(button(words.newSave, keep))
  fresh.name.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    keep()
  })
  fresh.name.addEventListener("input", () => { // a name typed here is an answer too
    for (const radio of list.querySelectorAll("input")) Object.assign(radio, { required: !fresh.name.value.trim(), checked: radio.checked && !fresh.name.value.trim() })
  })
  list.hidden = !rows.length
  const answer = await openDialog(editor, { title: words.choose, submit: words.insert, cancel: words.cancel, content: crel("div", {}, [list, details]) })
  if (answer?.speaker) return find(answer.speaker)
  if (!answer || !fresh.name.value.trim()) return null
  const row = await fresh.save()
  if (!row) say(editor, fresh.note.textContent)
  return row
}

const guarded = (editor, words, run) => run().catch(() => say(editor, words.failed))

// The speakers in the bar; the last line opens the dialog, where a new one is made.
function control(editor, pos, node, told) {
  const { words, addresses } = told, made = crel("select", { "aria-label": words.speaker, title: words.speaker })
  const fill = () => {
    const rows = speakers.rows ?? [], isKnown = rows.some(row => String(row.id) === String(node.attrs.speaker))
    made.replaceChildren(
      ...(isKnown ? [] : [crel("option", { value: "", textContent: words.missing, selected: true })]),
      ...rows.map(row => crel("option", { value: String(row.id), textContent: row.name, selected: String(row.id) === String(node.attrs.speaker) })),
      crel("option", { value: "new", textContent: words.newSpeaker }))
  }
  made.addEventListener("change", () => {
    if (made.value !== "new") return setAttributes(editor, pos, { speaker: made.value })
    fill()
    guarded(editor, words, async () => {
      const row = await choose(editor, node.attrs.speaker, told)
      if (row) setAttributes(editor, pos, { speaker: String(row.id) })
    })
  })
  fill()
  if (!speakers.rows) load(addresses).then(fill, () => {})
  return made
}

function view({ words, addresses }) {
  return ({ node }) => {
    const picture = crel("img", { alt: "", width: 48, height: 48 }), name = crel("span")
    const who = crel("div", { className: "balloon-who small", contentEditable: "false" }, [picture, name])
    const contentDOM = crel("div", { className: "balloon-text" })
    const dom = crel("div", { "data-block": "balloon" }, [who, contentDOM])
    let attrs = node.attrs
    const draw = () => {
      const row = find(attrs.speaker)
      dom.className = attrs.side === "end" ? "balloon balloon-end" : "balloon"
      picture.hidden = !row?.picture
      if (row?.picture && picture.getAttribute("src") !== row.picture) picture.src = row.picture
      name.textContent = row ? row.name : speakers.rows ? words.missing : "…"
    }
    speakers.heard.add(draw)
    draw()
    load(addresses).catch(() => { name.textContent = `#${attrs.speaker}` })
    return {
      dom, contentDOM,
      update: changed => { if (changed.type.name !== "balloon") return false; attrs = changed.attrs; draw(); return true },
      destroy: () => speakers.heard.delete(draw),
      ignoreMutation: mutation => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
    }
  }
}

export const extensions = told => [block({
  key: "balloon",
  tag: "div",
  words: told.words,
  group: "inset",
  content: "(paragraph | bulletList | orderedList)+",
  attributes: { speaker: {}, side: { values: SIDES, label: told.words.side } },
  controls: (editor, { node, pos }) => [control(editor, pos, node, told)],
  extend: { addNodeView: () => view(told) },
})]

// Whoever speaks in the nearest balloon above, so that a conversation is typed without a dialog; the first one asks.
function previous(editor) {
  let found = null
  editor.state.doc.nodesBetween(0, editor.state.selection.from, node => { if (node.type.name === "balloon" && find(node.attrs.speaker)) found = node.attrs })
  return found
}

export const insert = (editor, _name, told) => guarded(editor, told.words, async () => {
  await load(told.addresses)
  const before = previous(editor)
  if (before) return insertBlock(editor, "balloon", { speaker: before.speaker, side: before.side })
  const row = await choose(editor, "", told)
  return row && insertBlock(editor, "balloon", { speaker: String(row.id), side: row.side })
})
